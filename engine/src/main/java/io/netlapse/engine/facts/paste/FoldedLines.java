package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart the lines of a terminal that a page ran into one: prompts, commands and what they
 * printed, parted by blanks. A line end takes the place of a blank, so that every place stays what
 * it was. Sample:
 *
 * <pre>{@code
 * [root@node1 ~]# ip neigh show dev flannel.1 10.0.1.0 lladdr 76:50:75:23:dd:f8 PERMANENT
 * }</pre>
 *
 * <p>A line is taken apart only where it looks like nothing else: at a prompt that names user and
 * host, and behind a command whose own output begins on its line.
 */
public final class FoldedLines {

  /** A prompt with user and host in the middle of a line. */
  private static final Pattern PROMPT =
      Pattern.compile(
          "[ \\t](?:\\[[A-Za-z_][\\w.-]{0,31}@[A-Za-z0-9][\\w.-]{0,62} [^\\]\\n]{1,80}\\][#$]{1,2}"
              + "|[A-Za-z_][\\w.-]{0,31}@[A-Za-z0-9][\\w.-]{0,62}:[~/][^#$\\s]{0,80}[#$])[ \\t]");

  /** A longer command is not looked for. */
  private static final int COMMAND_WORDS = 24;

  private static final int PROMPT_LENGTH = 2000;

  private static final char ELLIPSIS = '\u2026';

  private final StringBuilder text;

  private FoldedLines(String text) {
    this.text = new StringBuilder(text);
  }

  /** The text, as long as it was. */
  public static String unfold(String text) {
    if (text.indexOf('#') < 0 && text.indexOf('$') < 0) {
      return text;
    }
    FoldedLines lines = new FoldedLines(text);
    lines.breakAtPrompts();
    lines.breakBehindCommands();
    return lines.text.toString();
  }

  private void breakAtPrompts() {
    Matcher prompt = PROMPT.matcher(text.toString());
    for (int from = 0; prompt.find(from); from = prompt.end() - 1) {
      int lineStart = text.lastIndexOf("\n", prompt.start()) + 1;
      if (!text.substring(lineStart, prompt.start()).isBlank()) {
        text.setCharAt(prompt.start(), '\n');
      }
    }
  }

  private void breakBehindCommands() {
    String before = text.toString();
    for (int start = 0; start < before.length(); ) {
      int newline = before.indexOf('\n', start);
      int end = newline < 0 ? before.length() : newline;
      breakBehindCommand(before.substring(start, end), start);
      start = end + 1;
    }
  }

  private void breakBehindCommand(String line, int start) {
    Optional<Prompt> prompt = Prompt.of(line.substring(0, Math.min(line.length(), PROMPT_LENGTH)));
    if (prompt.isEmpty() || prompt.get().command().isEmpty()) {
      return;
    }
    List<Token> tokens = Token.of(line);
    int command = 0;
    while (tokens.get(command).start() < prompt.get().commandStart()) {
      command++;
    }
    Optional<Output> first = Output.of(line, tokens, command);
    if (first.isEmpty()) {
      return;
    }
    Output output = first.get();
    for (int at = output.first(); at < tokens.size(); at++) {
      Optional<Output> next =
          isSign(tokens.get(at)) ? Output.of(line, tokens, at + 1) : Optional.empty();
      output = next.orElse(output);
      boolean inside = at >= output.first();
      if (next.isPresent() || at == output.first() || (inside && output.begins(tokens, at))) {
        breakBefore(tokens.get(at), start);
      }
    }
  }

  /** Dots that stand for what was left out get a line of their own. */
  private void breakBefore(Token token, int lineStart) {
    int at = lineStart + token.start();
    text.setCharAt(at - 1, '\n');
    int dots = dots(token.word());
    if (dots > 1 && dots < token.word().length()) {
      for (int i = 0; i < dots - 1; i++) {
        text.setCharAt(at + i, ELLIPSIS);
      }
      text.setCharAt(at + dots - 1, '\n');
    }
  }

  private static boolean isSign(Token token) {
    return token.word().equals("#") || token.word().equals("$");
  }

  private static int dots(String word) {
    int dots = 0;
    while (dots < word.length() && word.charAt(dots) == '.') {
      dots++;
    }
    return dots;
  }

  /**
   * What a command printed on its own line.
   *
   * @param first the first word of it
   * @param starts where its lines begin
   */
  private record Output(int first, FoldedStarts starts) {

    /** That of a command that is typed from a word on; empty where it printed nothing there. */
    static Optional<Output> of(String line, List<Token> tokens, int command) {
      if (command >= tokens.size()) {
        return Optional.empty();
      }
      Command typed = Command.parse(line.substring(tokens.get(command).start()));
      if (!Programs.isListing(typed.program())) {
        return Optional.empty();
      }
      return FoldedStarts.of(typed)
          .flatMap(starts -> first(tokens, command, starts).map(at -> new Output(at, starts)));
    }

    private static Optional<Integer> first(List<Token> tokens, int command, FoldedStarts starts) {
      int end = Math.min(tokens.size(), command + COMMAND_WORDS);
      int cut = 0;
      for (int at = command + 1; at < end && !isSign(tokens.get(at)); at++) {
        if (starts.begin().at(tokens, at)) {
          return isEnough(tokens, at, starts) ? Optional.of(cut > 0 ? cut : at) : Optional.empty();
        }
        cut = isCutOut(tokens.get(at).word()) ? at : cut;
      }
      return Optional.empty();
    }

    private static boolean isEnough(List<Token> tokens, int from, FoldedStarts starts) {
      int lines = 0;
      for (int at = from; at < tokens.size() && lines < starts.fewest(); at++) {
        lines += starts.begin().at(tokens, at) ? 1 : 0;
      }
      return lines >= starts.fewest();
    }

    boolean begins(List<Token> tokens, int at) {
      return starts.begin().at(tokens, at) || isCutOut(tokens.get(at).word());
    }

    private static boolean isCutOut(String word) {
      return word.length() > 1 && dots(word) == word.length();
    }
  }
}
