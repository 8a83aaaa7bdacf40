package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.LinkBrief;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@code ip -br address show} and {@code ip -br link show}: a line a device, such
 * as {@code eth0@if3 UP 10.1.0.1/24 fe80::1/64} or {@code eth0 UP 52:54:00:50:00:11
 * <BROADCAST,UP>}.
 */
final class BriefText {

  /** The operational states of RFC 2863 as {@code ip} prints them. */
  private static final Set<String> STATES =
      Set.of("UP", "DOWN", "UNKNOWN", "LOWERLAYERDOWN", "DORMANT", "NOTPRESENT", "TESTING");

  private BriefText() {}

  static void read(String text, DeviceCommand command, ReadingDraft draft) {
    for (Line line : Line.of(text)) {
      Words words = line.words();
      String dev = DeviceHeader.ownName(words.next());
      String state = words.next();
      boolean known = STATES.contains(state.toUpperCase(Locale.ROOT));
      if (!known) {
        draft.unread(line.span());
      } else if (command.isOfAddresses()) {
        addresses(dev, state, words, line, draft);
      } else {
        link(dev, state, words, line, draft);
      }
    }
  }

  private static void link(String dev, String state, Words words, Line line, ReadingDraft draft) {
    String address = words.peek().startsWith("<") ? "" : words.next();
    List<String> flags = DeviceText.flags(words.next());
    Fact fact = brief("link", dev, state, address.isEmpty() ? null : address, flags);
    draft.fact(fact, line.span());
    if (words.hasNext()) {
      draft.unread(line.span());
    }
  }

  private static void addresses(
      String dev, String state, Words words, Line line, ReadingDraft draft) {
    draft.fact(brief("address", dev, state, null, List.of()), line.span());
    while (words.hasNext()) {
      AddressFields address = new AddressFields();
      address.address(words.next());
      if (words.take("peer")) {
        address.peer(words.next());
      }
      if (words.take("metric")) {
        words.next();
      }
      Optional<Fact> fact = address.toBrief(dev);
      fact.ifPresent(known -> draft.fact(known, line.span()));
      if (fact.isEmpty()) {
        draft.unread(line.span());
      }
    }
  }

  private static Fact brief(
      String form, String dev, String state, @Nullable String address, List<String> flags) {
    return new LinkBrief(form, dev, state, address, flags).toFact();
  }
}
