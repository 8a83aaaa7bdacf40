package io.netlapse.engine.facts.clock;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.clock.ClockSource;
import io.netlapse.spi.clock.ClockSynchronised;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code ntpq -pn} (ntpq(8)): the peer behind {@code *} (or {@code o}, with a pulse) is the
 * one that is followed.
 *
 * <p>Sample: {@code *203.0.113.15 .GPS. 1 u 33 64 377 0.312 0.021 0.015}
 */
public final class NtpqPeersParser extends OutputParser {

  private static final String TALLIES = " x.-+#*o";
  private static final int COLUMNS = 10;

  /** Without state. */
  public NtpqPeersParser() {
    super("ntpq-peers", 1, ClockSynchronised.KIND, ClockSource.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("ntpq")
        && command.arguments().stream().anyMatch(word -> word.matches("-n?pn?|--peers"));
  }

  @Override
  public Scope scope(Command command) {
    Map<String, String> ntp = Map.of("witness", "ntp");
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(
            Coverage.where(ClockSynchronised.KIND, ntp), Coverage.where(ClockSource.KIND, ntp));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    List<Span> peers = new ArrayList<>();
    boolean follows = false;
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.getFirst().equals("remote") || line.content().strip().matches("=+")) {
        draft.understood(line.span());
      } else if (words.size() == COLUMNS && TALLIES.indexOf(line.content().charAt(0)) >= 0) {
        peers.add(line.span());
        String peer = words.getFirst();
        if (peer.length() > 1 && (peer.charAt(0) == '*' || peer.charAt(0) == 'o')) {
          follows = true;
          draft.fact(new ClockSource("ntp", peer.substring(1)).toFact(), line.span());
        }
      } else {
        draft.unread(line.span());
      }
    }
    // Through a filter the peer that is followed may have been left out.
    if (!peers.isEmpty() && (follows || !command.filtered())) {
      draft.fact(new ClockSynchronised("ntp", follows).toFact(), peers);
    }
    peers.forEach(draft::understood);
  }
}
