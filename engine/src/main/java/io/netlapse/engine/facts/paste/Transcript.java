package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits the text of a terminal into commands and their outputs. Where the text has fences of
 * Markdown, what stands between them is prose and left out; a fence's first line may be a command
 * without prompt. Sample:
 *
 * <pre>{@code
 * root@node1:~# ip route
 * default via 10.1.0.1 dev eth0
 * }</pre>
 */
public final class Transcript {

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Boolean> named = new ArrayList<>();
  private @Nullable String host;
  private String command = "";
  private @Nullable Span commandSpan;
  private int outputStart = -1;
  private int outputEnd = -1;
  private boolean isHostTold;
  private boolean begun;
  private boolean goesOn;
  private boolean afterBlank;

  private Transcript(String text, String told) {
    this.text = text;
    this.command = told;
  }

  /** The pieces of a text in their order. A piece has a command or an output, mostly both. */
  public static List<Piece> of(String text) {
    return of(text, "");
  }

  /**
   * The pieces of a text whose first command somebody told beside it.
   *
   * @param told the command of what stands before the first prompt; empty for an unknown one
   */
  public static List<Piece> of(String text, String told) {
    Transcript transcript = new Transcript(text, told);
    transcript.read();
    return PromptOwners.assign(text, transcript.pieces, transcript.named);
  }

  private void read() {
    boolean fenced = hasFences();
    boolean inFence = false;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (fenced && isFence(start, end)) {
        finish();
        inFence = !inFence;
        begun = false;
      } else if (!fenced || inFence) {
        line(start, end);
      }
      start = end + 1;
    }
    finish();
  }

  /** Whether there are two fences or more: a single one encloses nothing. */
  private boolean hasFences() {
    int fences = 0;
    for (int start = 0; start < text.length() && fences < 2; ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      fences += isFence(start, end) ? 1 : 0;
      start = end + 1;
    }
    return fences > 1;
  }

  private boolean isFence(int start, int end) {
    int at = start;
    while (at < end && at < start + 8 && text.charAt(at) == ' ') {
      at++;
    }
    return text.startsWith("```", at) || text.startsWith("~~~", at);
  }

  private void line(int start, int end) {
    int trimmed = trimmedEnd(start, end);
    if (trimmed == start) {
      blank();
      return;
    }
    String line = text.substring(start, Math.min(trimmed, start + 4000));
    if (goesOn) {
      more(line, start, trimmed);
      return;
    }
    Optional<Prompt> prompt = Prompt.of(line);
    if (prompt.isPresent()) {
      finish();
      isHostTold = prompt.get().host() != null;
      host = isHostTold ? prompt.get().host() : host;
      begin(prompt.get().command(), start + prompt.get().commandStart(), trimmed);
    } else if ((!begun || (afterBlank && Prose.isNone(line)))
        && Programs.lists(line)
        && Shape.of(line).isEmpty()) {
      finish();
      isHostTold = false;
      begin(line.strip(), start, trimmed);
    } else {
      if (afterBlank && Prose.isForeign(line)) {
        finish();
      }
      outputStart = outputStart < 0 ? start : outputStart;
      outputEnd = trimmed;
    }
    begun = true;
    afterBlank = false;
  }

  /** What stands before it and has no command is a paragraph of its own: prose, or an output. */
  private void blank() {
    if (commandSpan == null && command.isEmpty()) {
      finish();
    }
    afterBlank = true;
  }

  private void begin(String typed, int start, int end) {
    goesOn = typed.endsWith("\\");
    command = goesOn ? typed.substring(0, typed.length() - 1) : RemarkRepair.command(typed);
    commandSpan = typed.isEmpty() ? null : new Span(Math.min(start, end), end);
  }

  /** A line that goes on with a command whose line ended in a backslash. */
  private void more(String line, int start, int end) {
    goesOn = line.endsWith("\\");
    String part = goesOn ? line.substring(0, line.length() - 1) : line;
    command = command + " " + part.strip();
    commandSpan = new Span(commandSpan == null ? start : commandSpan.start(), end);
  }

  private int trimmedEnd(int start, int end) {
    int at = end;
    while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private void finish() {
    boolean shown = outputStart >= 0;
    if (shown || commandSpan != null) {
      int none = commandSpan == null ? 0 : commandSpan.end();
      add(
          shown
              ? new Span(outputStart, Prose.endBefore(text, outputStart, outputEnd))
              : new Span(none, none));
    }
    while (named.size() < pieces.size()) {
      named.add(isHostTold);
    }
    command = "";
    commandSpan = null;
    outputStart = -1;
    goesOn = false;
  }

  private void add(Span output) {
    Optional<Loop> loop = Loop.of(command);
    if (loop.isPresent() && addLoop(loop.get(), output)) {
      return;
    }
    LedCommand led = LedCommand.of(command);
    @Nullable String node = led.host() == null && !led.isInPod() ? host : led.host();
    pieces.add(new Piece(node, led.host() != null, led.inside(), led.text(), commandSpan, output));
  }

  /** Splits the output of a loop by the lines that name a node; false where there is none. */
  private boolean addLoop(Loop loop, Span output) {
    LedCommand led = LedCommand.of(loop.body());
    String node = "";
    int from = -1;
    int last = -1;
    for (int start = output.start(); start < output.end(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 || newline > output.end() ? output.end() : newline;
      String line = text.substring(start, Math.min(end, start + 200));
      Optional<String> named = loop.node(line);
      if (named.isPresent()) {
        addOf(node, led, from, last);
        node = named.get();
        from = -1;
      } else if (!line.isBlank()) {
        from = from < 0 ? start : from;
        last = trimmedEnd(start, end);
      }
      start = end + 1;
    }
    addOf(node, led, from, last);
    return !node.isEmpty();
  }

  private void addOf(String node, LedCommand led, int from, int last) {
    if (!node.isEmpty() && from >= 0) {
      pieces.add(
          new Piece(node, true, led.inside(), led.text(), commandSpan, new Span(from, last)));
    }
  }
}
