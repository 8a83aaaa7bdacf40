package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.ObjectBlock;
import io.netlapse.engine.facts.nftables.RulesetText.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the lines of a named object or a flow table. */
final class ObjectText {

  private ObjectText() {}

  static Read read(String family, ObjectBlock object, List<String> words) {
    if (RulesetText.isComment(words)) {
      object.comment = Texts.unquoted(words.get(1));
      return Read.OF_BLOCK;
    }
    boolean known =
        switch (object.type) {
          case "counter" -> words.getFirst().equals("packets") && words.size() == 4;
          case "quota" -> quota(object, words);
          case "limit" -> limit(object, words);
          case "synproxy" -> synproxy(object, words);
          case "flowtable" -> flowtable(family, object, words);
          case "ct-timeout" -> timeout(object, words);
          case "secmark" -> set(object, "context", Texts.unquoted(words.getFirst()));
          default -> pairs(object, words);
        };
    if (!known) {
      return Read.UNKNOWN;
    }
    return object.type.equals("counter") ? Read.COUNTS : Read.OF_BLOCK;
  }

  private static boolean set(ObjectBlock object, String name, String value) {
    object.settings.put(name, value);
    return true;
  }

  private static boolean quota(ObjectBlock object, List<String> words) {
    boolean over = words.getFirst().equals("over");
    List<String> rest =
        over || words.getFirst().equals("until") ? words.subList(1, words.size()) : words;
    if (rest.size() < 2 || !Texts.isNumber(rest.getFirst()) || rest.getFirst().length() > 15) {
      return false;
    }
    long unit =
        switch (rest.get(1)) {
          case "bytes" -> 1L;
          case "kbytes" -> 1L << 10;
          case "mbytes" -> 1L << 20;
          default -> 0L;
        };
    return unit > 0
        && set(object, "bytes", String.valueOf(Long.parseLong(rest.getFirst()) * unit))
        && set(object, "mode", over ? "over" : "until");
  }

  private static boolean limit(ObjectBlock object, List<String> words) {
    List<String> rule = new ArrayList<>(List.of("limit"));
    rule.addAll(words);
    return words.getFirst().equals("rate")
        && set(object, "rate", RuleWords.canonical(rule).substring("limit rate".length()).strip());
  }

  private static boolean synproxy(ObjectBlock object, List<String> words) {
    if (words.size() == 2
        && (words.getFirst().equals("mss") || words.getFirst().equals("wscale"))) {
      return set(object, words.getFirst(), words.get(1));
    }
    return set(object, "flags", String.join(" ", words.stream().sorted().toList()));
  }

  private static boolean flowtable(String family, ObjectBlock object, List<String> words) {
    int priority = words.indexOf("priority");
    if (words.getFirst().equals("hook") && priority == 2 && words.size() > 3) {
      OptionalInt number = Priority.of(family, words.subList(3, words.size()));
      return number.isPresent()
          && set(object, "hook", words.get(1))
          && set(object, "priority", String.valueOf(number.getAsInt()));
    }
    if (words.getFirst().equals("devices")) {
      return set(object, "devices", ChainText.devices(words).replace(',', ' '));
    }
    String flag =
        words.getFirst().equals("flags") && words.size() == 2 ? words.get(1) : words.getFirst();
    object.flags = object.flags == null ? flag : object.flags + "," + flag;
    return words.getFirst().equals("flags") || words.equals(List.of("counter"));
  }

  /** As {@code policy = { established : 100, close : 4 }}. */
  private static boolean timeout(ObjectBlock object, List<String> words) {
    if (!words.getFirst().equals("policy")) {
      return pairs(object, words);
    }
    for (int i = 3; i + 2 < words.size(); i += 3) {
      String value = words.get(i + 2).replace(",", "");
      long seconds = Durations.seconds(value);
      set(object, "policy-" + words.get(i), seconds < 0 ? value : String.valueOf(seconds));
    }
    return words.size() > 5;
  }

  private static boolean pairs(ObjectBlock object, List<String> words) {
    for (int i = 0; i + 1 < words.size(); i += 2) {
      String value = Texts.unquoted(words.get(i + 1));
      long seconds = words.get(i).equals("timeout") ? Durations.seconds(value) : -1;
      set(object, words.get(i), seconds < 0 ? value : String.valueOf(seconds));
    }
    return words.size() % 2 == 0;
  }
}
