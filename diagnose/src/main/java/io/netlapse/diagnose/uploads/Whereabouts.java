package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.diagnose.outputs.ToldDate;
import io.netlapse.diagnose.outputs.ToldName;
import io.netlapse.spi.snapshot.Command;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose the outputs of one look are and when they were taken, as far as anything tells it: who
 * captured them, their prompts, what {@code hostname} and {@code date} printed between them, and at
 * last whoever uploads.
 */
final class Whereabouts {

  private final @Nullable String node;
  private final @Nullable Instant at;
  private final NavigableMap<Integer, Instant> dates = new TreeMap<>();

  private Whereabouts(@Nullable String node, @Nullable Instant at) {
    this.node = node;
    this.at = at;
  }

  /**
   * When an output was taken.
   *
   * @param begin not before
   * @param end not after, where something tells; else as {@code begin}
   */
  record Span(Instant begin, Instant end) {}

  /**
   * Of a look.
   *
   * @param pieces all its outputs, in order
   * @param told the node's name by whoever uploads; null where nobody said
   */
  static Whereabouts of(Captured look, List<ReadPiece> pieces, @Nullable String told) {
    Whereabouts whereabouts =
        new Whereabouts(
            look.assumed().contains(Captured.Assumed.NODE)
                ? saidName(pieces).orElse(told)
                : look.node().name(),
            look.assumed().contains(Captured.Assumed.INSTANT) ? null : look.at());
    if (look.isPasted()) {
      for (int i = 0; i < pieces.size(); i++) {
        int index = i;
        said(pieces.get(i)).ifPresent(date -> whereabouts.dates.put(index, date));
      }
    }
    return whereabouts;
  }

  /** The node's name; null where nothing tells it. */
  @Nullable String node(ReadPiece piece) {
    return piece.pasted() != null && piece.pasted().isNodeNamed()
        ? ToldName.of(piece.node().name()).orElse(node)
        : node;
  }

  /**
   * When: what stands behind a date was taken then or later, until the next one. What stands before
   * the first date was taken at most a little earlier; null where nothing tells.
   */
  @Nullable Span when(int piece) {
    if (dates.isEmpty()) {
      return at == null ? null : new Span(at, at);
    }
    Integer before = dates.floorKey(piece);
    int from = before == null ? dates.firstKey() : before;
    Instant begin = Objects.requireNonNull(dates.get(from));
    Integer next = dates.higherKey(from);
    Instant end = next == null ? begin : Objects.requireNonNull(dates.get(next));
    return new Span(begin, end.isAfter(begin) ? end : begin);
  }

  /** The one name that the outputs tell; empty where they tell several. */
  private static Optional<String> saidName(List<ReadPiece> pieces) {
    Set<String> names =
        pieces.stream()
            .filter(piece -> piece.inside() == null)
            .flatMap(piece -> ToldName.of(command(piece).text(), text(piece)).stream())
            .collect(Collectors.toSet());
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  private static Optional<Instant> said(ReadPiece piece) {
    return command(piece).program().equals("date")
        ? text(piece).lines().findFirst().flatMap(ToldDate::of)
        : Optional.empty();
  }

  private static Command command(ReadPiece piece) {
    return piece.pasted() == null || !piece.command().isBlank()
        ? Command.parse(piece.command())
        : piece.pasted().paste().command();
  }

  private static String text(ReadPiece piece) {
    return piece.pasted() == null ? piece.section().output().text() : piece.pasted().paste().text();
  }
}
