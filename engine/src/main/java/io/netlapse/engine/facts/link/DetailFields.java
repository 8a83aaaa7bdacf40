package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.LinkDetail;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kind of a device and its settings while they are read. Which settings of a kind are read, and
 * what they are called, {@link KindSettings} says. Not safe for many threads.
 */
final class DetailFields {

  private final SortedMap<String, String> attributes = new TreeMap<>();
  private String kind = "device";

  /** Reads a line of text: a kind, or {@code bridge_slave} and its like, and settings. */
  void line(Words words) {
    String word = words.next();
    boolean port = KindSettings.isPort(word);
    KindSettings settings = named(port ? word.substring(0, word.length() - 6) : word, port);
    while (words.hasNext()) {
      String name = words.next();
      String known = settings.ofText(name);
      if (known != null) {
        put(port, known, words.next());
      } else if (settings.isSwitch(name)) {
        put(port, name, "on");
      } else if (name.startsWith("no") && settings.isSwitch(name.substring(2))) {
        put(port, name.substring(2), "off");
      }
    }
  }

  /** Reads the member {@code linkinfo}. */
  void json(JsonObject linkinfo) {
    json(linkinfo, "info_kind", "info_data", false);
    json(linkinfo, "info_slave_kind", "info_slave_data", true);
  }

  private void json(JsonObject linkinfo, String kindName, String dataName, boolean port) {
    String name = linkinfo.word(kindName);
    if (name.isEmpty()) {
      return;
    }
    KindSettings settings = named(name, port);
    linkinfo
        .member(dataName)
        .ifPresent(
            data -> {
              if (data.value() instanceof JsonObject object) {
                object.members().forEach(member -> json(member, settings, port));
              }
            });
  }

  private void json(JsonMember member, KindSettings settings, boolean port) {
    String known = settings.ofJson(member.name());
    if (known == null) {
      return;
    }
    String word = member.value().word();
    put(
        port,
        known,
        switch (word) {
          case "true" -> "on";
          case "false" -> "off";
          default -> word;
        });
  }

  private KindSettings named(String word, boolean port) {
    if (port) {
      attributes.put("port-kind", word);
    } else {
      kind = word;
    }
    return KindSettings.of(word, port);
  }

  private void put(boolean port, String name, String value) {
    String canonical = name.equals("table") ? KernelNames.table(value) : value;
    if (!canonical.isEmpty() && !KindSettings.isDefault(name, canonical)) {
      // The device below has the name that JSON gives it; "dev" is the device itself.
      String called = name.equals("dev") ? "link" : name;
      attributes.put((port ? "port-" : "") + called, canonical);
    }
  }

  Fact toFact(String dev) {
    return new LinkDetail(dev, kind, attributes).toFact();
  }
}
