package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the JSON of {@code bridge -j vlan show}: an object a port, with its VLANs in an array. */
final class VlanJson {

  private VlanJson() {}

  static void read(String text, VlanFacts facts, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject port : elements.objects()) {
      port(port, facts, draft);
    }
    elements.damaged().forEach(draft::unread);
  }

  private static void port(JsonObject port, VlanFacts facts, ReadingDraft draft) {
    String dev = port.word("ifname");
    Optional<JsonMember> vlans = port.member("vlans");
    if (dev.isEmpty() || vlans.isEmpty() || !(vlans.get().value() instanceof JsonArray array)) {
      draft.unread(port.span());
      return;
    }
    draft.understood(port.span());
    for (JsonValue item : array.items()) {
      if (!(item instanceof JsonObject vlan) || !vlan(dev, vlan, facts)) {
        draft.unread(item.span());
      }
    }
  }

  private static boolean vlan(String dev, JsonObject vlan, VlanFacts facts) {
    // With -s the id has another name.
    int first = VlanRange.number(vlan.word("vlan") + vlan.word("vid"));
    int last = vlan.member("vlanEnd").isPresent() ? VlanRange.number(vlan.word("vlanEnd")) : first;
    return VlanRange.of(first, last)
        .filter(range -> facts.add(dev, range, flags(vlan), vlan.span()))
        .isPresent();
  }

  private static List<String> flags(JsonObject vlan) {
    List<String> flags = new ArrayList<>();
    if (vlan.member("flags").isPresent()
        && vlan.member("flags").get().value() instanceof JsonArray array) {
      for (JsonValue flag : array.items()) {
        switch (flag.word()) {
          case "PVID" -> flags.add("pvid");
          case "Egress Untagged" -> flags.add("untagged");
          default -> flags.add(flag.word().toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
      }
    }
    flags.removeIf(String::isEmpty);
    return flags;
  }
}
