package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@code bridge vlan show}: a port's name stands on the line of its first VLAN.
 */
final class VlanText {

  private VlanText() {}

  static void read(String text, VlanFacts facts, ReadingDraft draft) {
    String dev = "";
    for (Line line : Line.of(text)) {
      Words words = line.words();
      if (line.indent() == 0) {
        String first = words.next();
        if (first.equals("port") && isHeader(words)) {
          draft.understood(line.span());
          continue;
        }
        dev = first;
        if (words.take("None")) {
          draft.understood(line.span());
          continue;
        }
      }
      if (isMore(words.peek())) {
        draft.understood(line.span());
      } else if (!vlan(dev, words, line, facts)) {
        draft.unread(line.span());
      }
    }
  }

  private static boolean isHeader(Words words) {
    return words.take("vlan-id") || (words.take("vlan") && words.take("ids"));
  }

  /** What {@code -d} and {@code -s} tell on lines of their own: state, multicast, counters. */
  private static boolean isMore(String word) {
    return word.equals("RX:")
        || word.equals("TX:")
        || word.equals("state")
        || word.equals("mcast_router");
  }

  private static boolean vlan(String dev, Words words, Line line, VlanFacts facts) {
    Optional<VlanRange> range = VlanRange.of(words.next());
    @Nullable List<String> flags = flags(words);
    return range.isPresent()
        && flags != null
        && !dev.isEmpty()
        && facts.add(dev, range.get(), flags, line.span());
  }

  /** The flags; null where a word is none. */
  private static @Nullable List<String> flags(Words words) {
    List<String> flags = new ArrayList<>();
    while (words.hasNext()) {
      if (words.take("PVID")) {
        flags.add("pvid");
      } else if (words.take("Egress") && words.take("Untagged")) {
        flags.add("untagged");
      } else {
        return null;
      }
    }
    return flags;
  }
}
