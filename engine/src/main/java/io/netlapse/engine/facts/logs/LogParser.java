package io.netlapse.engine.facts.logs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.snapshot.Command;
import org.jspecify.annotations.Nullable;

/** A parser of lines of logs. */
public abstract class LogParser extends OutputParser {

  /** For one probe. */
  LogParser(String probe) {
    super(probe, 4, LogEvent.KIND);
  }

  /** Who writes the log that a command prints; null where its lines tell or nobody knows. */
  abstract @Nullable String program(Command command);

  /** Only what it shows: a log forgets, but what it told has happened all the same. */
  @Override
  public final Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public final void read(String text, Command command, ReadingDraft draft) {
    parse(text, command, draft);
  }

  /** What becomes of the lines of an output: how many are told, raw, and unread. */
  public final LogAccount account(String text, Command command) {
    return parse(text, command, new ReadingDraft());
  }

  private LogAccount parse(String text, Command command, ReadingDraft draft) {
    LogAccount account = LogAccount.NONE;
    LogReader reader = new LogReader(draft, program(command));
    for (Line line : Line.of(text)) {
      String file = fileHeader(line.content());
      if (file.isEmpty()) {
        reader.read(line);
      } else {
        draft.understood(line.span());
        account = account.plus(reader.finish());
        reader = new LogReader(draft, LogWriters.of(file));
      }
    }
    return account.plus(reader.finish());
  }

  /** The file that a line of {@code tail} says is next; empty where it says no such thing. */
  private static String fileHeader(String content) {
    return content.startsWith("==> /") && content.endsWith(" <==")
        ? content.substring("==> ".length(), content.length() - " <==".length())
        : "";
  }
}
