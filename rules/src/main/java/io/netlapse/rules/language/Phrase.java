package io.netlapse.rules.language;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to be filled.
 *
 * @param pieces texts and places, in order
 */
public record Phrase(List<Piece> pieces) {

  /** A text, or a place. */
  public sealed interface Piece {}

  /** A text that stands as it is. */
  public record Fixed(String text) implements Piece {}

  /** A place. */
  public record Open(Slot slot) implements Piece {}

  /** Copies the pieces. */
  public Phrase {
    pieces = List.copyOf(pieces);
  }

  /** A text without places. */
  public static Phrase of(String text) {
    return new Phrase(List.of(new Fixed(text)));
  }

  /** The aliases of the clauses from which places are filled. */
  public Set<String> aliases() {
    return pieces.stream()
        .flatMap(
            piece ->
                piece instanceof Open open
                    ? alias(open.slot()).stream()
                    : Set.<String>of().stream())
        .collect(toUnmodifiableSet());
  }

  /** Whether it is the same whatever was found. */
  public boolean isFixed() {
    return pieces.stream().allMatch(Fixed.class::isInstance);
  }

  /** The text, or null where a place has nothing to fill it. */
  public @Nullable String fill(Values values) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      String part =
          switch (piece) {
            case Fixed fixed -> fixed.text();
            case Open open -> values.of(open.slot());
          };
      if (part == null) {
        return null;
      }
      text.append(part);
    }
    return text.toString();
  }

  private static Set<String> alias(Slot slot) {
    return switch (slot) {
      case Slot.Field field -> Set.of(field.alias());
      case Slot.Line line -> Set.of(line.alias());
      case Slot.NodeOf node -> Set.of(node.alias());
      case Slot.Count count -> Set.of(count.alias());
      case Slot.Self _, Slot.Word _ -> Set.of();
    };
  }
}
