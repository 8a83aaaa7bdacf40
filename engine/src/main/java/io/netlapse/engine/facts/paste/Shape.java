package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;

/**
 * What an output is taken for whose command nobody told: told by its looks alone.
 *
 * @param name what it is, as {@code ip-route}, mostly a probe's id
 * @param command the command whose plain listing looks so; its scope is never to be taken, for the
 *     real one may have selected
 * @param completeness how much of what there is it shows
 */
public record Shape(String name, Command command, Completeness completeness) {

  /** How much an output shows of what its command could have shown. */
  public enum Completeness {
    /**
     * It has its own header, and its own end where its tool prints one, and nothing in it was left
     * out. A diagnosis may take what is not there for absent; a history never does, for nobody
     * knows the command.
     */
    WHOLE,
    /** It may be a part. */
    PART
  }

  /** The shapes that a text may be of, the likeliest first; none for an unknown one. */
  public static List<Shape> of(String text) {
    return ShapeLooks.of(text);
  }

  /** The likeliest shape. */
  public static Optional<Shape> likeliest(String text) {
    List<Shape> shapes = of(text);
    return shapes.isEmpty() ? Optional.empty() : Optional.of(shapes.getFirst());
  }
}
