package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that somebody saved beside the words about its command: one output, or a part of a
 * terminal with the prompts in it and several commands.
 */
public final class PastedFile {

  /** What prints files, in which a line with a number sign before it is a remark. */
  private static final Set<String> READERS =
      Set.of("cat", "grep", "egrep", "head", "tail", "less", "more");

  private PastedFile() {}

  /**
   * The outputs in a file.
   *
   * @param text the file
   * @param told its command; empty for none. Prompts in the file hold before it
   * @return at least one, in their order; places are those of the text
   */
  public static List<Piece> of(String text, Command told) {
    boolean looped = Loop.of(told.text()).isPresent();
    if (looped || (told.words().isEmpty() ? isTerminal(text) : hasPrompts(text, told))) {
      List<Piece> pieces = Transcript.of(text, told.text());
      if (!pieces.isEmpty()) {
        return pieces;
      }
    }
    LedCommand led = LedCommand.of(told.text());
    Span whole = new Span(0, text.length());
    return List.of(
        new Piece(led.host(), led.host() != null, led.inside(), led.text(), null, whole));
  }

  /** Whether a text that nobody told a command of has any prompt, or pieces between prose. */
  private static boolean isTerminal(String text) {
    return Line.of(text).stream()
        .map(Line::content)
        .anyMatch(line -> line.startsWith("```") || Prompt.of(line).isPresent());
  }

  /**
   * Whether prompts are prompts: the file begins with one, or one names its host. Elsewhere a
   * number sign and the name of a program begin a remark, as they do in most configuration files.
   */
  private static boolean hasPrompts(String text, Command told) {
    List<Line> lines = Line.of(text);
    if (lines.isEmpty()) {
      return false;
    }
    Optional<Prompt> first = Prompt.of(lines.getFirst().content());
    boolean begins =
        first.isPresent()
            && (!READERS.contains(told.program()) || first.get().command().equals(told.text()));
    return begins
        || lines.stream()
            .anyMatch(
                line ->
                    line.content().indexOf('@') > 0
                        && Prompt.of(line.content())
                            .filter(prompt -> prompt.host() != null)
                            .isPresent());
  }
}
