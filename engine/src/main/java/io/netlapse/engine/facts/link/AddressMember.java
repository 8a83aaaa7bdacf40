package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;

/** Reads one member of an address in JSON. */
final class AddressMember {

  private AddressMember() {}

  /**
   * Reads a member.
   *
   * @param object the address that it is of: the length belongs to the peer as well
   * @return whether it was known
   */
  static boolean read(JsonMember member, JsonObject object, AddressFields address) {
    String word = member.value().word();
    switch (member.name()) {
      case "family", "local", "prefixlen", "valid_life_time", "preferred_life_time" -> {
        // The first three were read together; the others run by themselves.
      }
      case "address" -> address.peer(word + "/" + object.word("prefixlen"));
      case "broadcast", "anycast" -> address.other(member.name(), word);
      case "scope" -> address.scope(word);
      case "metric" -> address.metric(word);
      case "label" -> address.label(word);
      case "protocol", "proto" -> address.proto(word);
      case "ifa_flags" -> {
        return address.flagBits(word);
      }
      default -> {
        if (!AddressLine.isFlag(member.name())) {
          return false;
        }
        if (!word.equals("false")) {
          address.flag(member.name());
        }
      }
    }
    return true;
  }
}
