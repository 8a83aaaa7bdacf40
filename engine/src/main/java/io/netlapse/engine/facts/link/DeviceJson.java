package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.LinkBrief;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the JSON of {@code ip -j address show} and {@code ip -j link show}: an object a device,
 * with the addresses in an array {@code addr_info}. A fact of the link leads to the members that
 * say it, an address to its own object.
 */
final class DeviceJson {

  /**
   * What {@code -d} and {@code -s} tell that is no fact: numbers, queues, counters, the peer's
   * place.
   */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "ifindex",
          "link",
          "link_index",
          "link_netnsid",
          "link_netns",
          "link_pointtopoint",
          "linkmode",
          "allmulti",
          "min_mtu",
          "max_mtu",
          "inet6_addr_gen_mode",
          "num_tx_queues",
          "num_rx_queues",
          "gso_max_size",
          "gso_max_segs",
          "tso_max_size",
          "tso_max_segs",
          "gro_max_size",
          "gso_ipv4_max_size",
          "gro_ipv4_max_size",
          "ifalias",
          "stats",
          "stats64",
          "phys_port_name",
          "phys_port_id",
          "phys_switch_id",
          "parentbus",
          "parentdev",
          "parentdev_bus",
          "proto_down",
          "proto_down_reason",
          "xdp",
          "vfinfo_list",
          "num_vf",
          "inet6_token",
          "new_netns",
          "new_netnsid",
          "new_ifindex",
          "af_spec",
          "carrier_changes",
          "carrier_up_count",
          "carrier_down_count",
          "event",
          "dpll_pin",
          "max_pacing_offload_horizon",
          "netns_immutable",
          "headroom",
          "tailroom");

  private final DeviceCommand command;
  private final ReadingDraft draft;

  private DeviceJson(DeviceCommand command, ReadingDraft draft) {
    this.command = command;
    this.draft = draft;
  }

  static void read(String text, DeviceCommand command, ReadingDraft draft) {
    DeviceJson reader = new DeviceJson(command, draft);
    JsonElements elements = JsonElements.of(text);
    elements.objects().forEach(reader::element);
    elements.damaged().forEach(draft::unread);
  }

  /** With a selection, {@code ip} prints an empty object for each device that was not selected. */
  private void element(JsonObject element) {
    if (element.members().isEmpty()) {
      draft.understood(element.span());
      return;
    }
    Optional<JsonMember> name =
        element.member("ifname").filter(member -> !member.value().word().isEmpty());
    if (name.isEmpty()) {
      draft.unread(element.span());
      return;
    }
    Device device = new Device(name.get().value().word(), name.get().span());
    draft.understood(name.get().span());
    for (JsonMember member : element.members()) {
      if (!member.equals(name.get()) && !member.name().equals("addr_info")) {
        member(member, device);
      }
    }
    if (command.ip().brief()) {
      device.account(draft);
      brief(element, device);
    } else {
      device.write(draft);
    }
    addresses(element, device.name());
  }

  private void member(JsonMember member, Device device) {
    Span span = member.span();
    String word = member.value().word();
    switch (member.name()) {
      case "mtu", "qdisc", "master", "group", "address", "broadcast", "permaddr" ->
          device.tell(member.name(), word, span);
      case "operstate" -> device.tell("state", word, span);
      case "txqlen" -> device.tell("qlen", word, span);
      case "link_type" -> device.tell("type", word, span);
      case "flags" -> device.flags(words(member), span);
      case "altnames" -> words(member).forEach(altname -> device.altname(altname, span));
      case "promiscuity" -> device.detail(span);
      case "linkinfo" -> linkinfo(member, device);
      default -> {
        if (UNDERSTOOD.contains(member.name())) {
          draft.understood(span);
        } else {
          draft.unread(span);
        }
      }
    }
  }

  private void linkinfo(JsonMember member, Device device) {
    if (member.value() instanceof JsonObject linkinfo) {
      device.detail(member.span()).json(linkinfo);
    } else {
      draft.unread(member.span());
    }
  }

  private void brief(JsonObject element, Device device) {
    String address = element.word("address");
    Fact fact =
        new LinkBrief(
                command.isOfAddresses() ? "address" : "link",
                device.name(),
                element.word("operstate").isEmpty() ? null : element.word("operstate"),
                address.isEmpty() ? null : address,
                element.member("flags").map(DeviceJson::words).orElse(List.of()))
            .toFact();
    draft.fact(fact, device.span());
  }

  private void addresses(JsonObject element, String dev) {
    for (JsonMember member : element.members()) {
      if (member.name().equals("addr_info")) {
        addresses(member, dev);
      }
    }
  }

  private void addresses(JsonMember info, String dev) {
    if (!(info.value() instanceof JsonArray array)) {
      draft.unread(info.span());
      return;
    }
    for (JsonValue item : array.items()) {
      if (!(item instanceof JsonObject object)) {
        draft.unread(item.span());
      } else if (object.members().isEmpty()) {
        draft.understood(object.span());
      } else {
        address(object, dev);
      }
    }
  }

  private void address(JsonObject object, String dev) {
    AddressFields address = new AddressFields();
    address.address(object.word("local") + "/" + object.word("prefixlen"));
    for (JsonMember member : object.members()) {
      if (!AddressMember.read(member, object, address)) {
        draft.unread(member.span());
      }
    }
    Optional<Fact> fact = command.ip().brief() ? address.toBrief(dev) : address.toFact(dev);
    if (fact.isPresent()) {
      draft.fact(fact.get(), object.span());
    } else {
      draft.unread(object.span());
    }
  }

  /** The words of a member that is an array. */
  static List<String> words(JsonMember member) {
    return member.value() instanceof JsonArray array
        ? array.items().stream().map(JsonValue::word).filter(word -> !word.isEmpty()).toList()
        : List.of();
  }
}
