package io.netlapse.engine.facts;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.SectionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of a command from what it left behind: its exit status and what it said. Knows
 * the messages that mean "there is none", which are an observation, from those that mean nothing.
 */
public final class SectionStatusReader {

  private static final List<String> TRUNCATED =
      List.of("dump was interrupted", "no buffer space available");

  private static final List<String> DENIED =
      List.of(
          "permission denied",
          "operation not permitted",
          "must be root",
          "access denied",
          "are you root",
          "requires root");

  private static final List<String> NONE =
      List.of(
          "fib table does not exist",
          "\" does not exist",
          "cannot find device",
          "no such device",
          "set with the given name does not exist",
          "could not be found",
          "no such file or directory",
          "can't initialize ipvs: protocol not available",
          "no chain/target/match by that name",
          "no such service",
          "error from server (notfound)",
          "no resources found",
          "table does not exist",
          "chain does not exist");

  private static final List<String> UNSUPPORTED =
      List.of(
          "is unknown, try \"",
          "unrecognized option",
          "invalid option",
          "illegal option",
          "unknown option",
          "usage:",
          "busybox v",
          "command not found",
          "not supported");

  /** What says itself that it goes with such a message and adds nothing. */
  private static final List<String> COMPANIONS = List.of("dump terminated", "[", "]");

  /** So few lines of output may be messages, where a terminal shows both streams as one. */
  private static final int FEW_LINES = 3;

  /** No tool says more than this in one line; a table in JSON is one line of any length. */
  private static final int LONGEST_MESSAGE = 500;

  private SectionStatusReader() {}

  /**
   * The status of a command whose exit status may be an answer.
   *
   * @param told as below
   * @param command the command: of {@code systemctl status} 3 says that the unit does not run
   * @param exitStatus as below
   * @param output as below
   * @param error as below
   */
  public static SectionStatus read(
      @Nullable SectionStatus told,
      Command command,
      int exitStatus,
      Content output,
      Content error) {
    // Most end with 0: nobody decodes megabytes to learn that this is no failure.
    boolean answer =
        exitStatus != 0 && AnsweringExit.isAnswer(command, exitStatus, output.text(), error.text());
    return read(told, answer ? 0 : exitStatus, output, error);
  }

  /**
   * The status of a command.
   *
   * @param told what the collector knew of it; null for nothing. A time-out or a truncation that it
   *     told holds, whatever else is seen
   * @param exitStatus the exit status; 0 where it is not known
   * @param output standard output, or both streams of a terminal
   * @param error standard error
   */
  public static SectionStatus read(
      @Nullable SectionStatus told, int exitStatus, Content output, Content error) {
    if (told == SectionStatus.TIMEOUT || told == SectionStatus.TRUNCATED) {
      return told;
    }
    SectionStatus seen = seen(exitStatus, output.text(), error.text());
    return seen.observes() && told != null && !told.observes() ? told : seen;
  }

  private static SectionStatus seen(int exitStatus, String output, String error) {
    switch (exitStatus) {
      case 124 -> {
        return SectionStatus.TIMEOUT;
      }
      case 126, 127 -> {
        return SectionStatus.UNSUPPORTED;
      }
      default -> {}
    }
    List<String> first = firstLines(output);
    boolean isLong = first.size() > FEW_LINES;
    boolean silent = !isLong && first.stream().allMatch(SectionStatusReader::isMessage);
    String said = said(isLong ? List.of(lastLine(output)) : first, error);
    if (says(said, TRUNCATED)) {
      return SectionStatus.TRUNCATED;
    }
    if (exitStatus == 0 && !silent) {
      return SectionStatus.OK;
    }
    if (says(said, NONE)) {
      return silent ? SectionStatus.EMPTY : SectionStatus.OK;
    }
    if (says(said, DENIED)) {
      return SectionStatus.DENIED;
    }
    if (says(said, UNSUPPORTED)) {
      return SectionStatus.UNSUPPORTED;
    }
    return exitStatus == 0 ? SectionStatus.EMPTY : SectionStatus.FAILED;
  }

  /** The first lines that are not blank: one more than may be messages, if there are so many. */
  private static List<String> firstLines(String output) {
    List<String> lines = new ArrayList<>(FEW_LINES + 1);
    int at = 0;
    while (at < output.length() && lines.size() <= FEW_LINES) {
      int newline = output.indexOf('\n', at);
      int end = newline < 0 ? output.length() : newline;
      String line = output.substring(at, end).strip();
      if (!line.isEmpty()) {
        lines.add(line);
      }
      at = end + 1;
    }
    return lines;
  }

  /** Standard error and the lines of output that may be messages. */
  private static String said(List<String> lines, String error) {
    StringBuilder said = new StringBuilder(error);
    for (String line : lines) {
      if (line.length() <= LONGEST_MESSAGE) {
        said.append('\n').append(line);
      }
    }
    return said.toString().toLowerCase(Locale.ROOT);
  }

  /** What may be a message in a long output. */
  private static String lastLine(String output) {
    String text = output.stripTrailing();
    return text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  private static boolean isMessage(String text) {
    if (text.length() > LONGEST_MESSAGE) {
      return false;
    }
    String line = text.toLowerCase(Locale.ROOT);
    return COMPANIONS.contains(line)
        || line.equals("[]")
        || line.equals("[ ]")
        || says(line, NONE)
        || says(line, DENIED)
        || says(line, UNSUPPORTED);
  }

  private static boolean says(String said, List<String> messages) {
    for (String message : messages) {
      if (said.contains(message)) {
        return true;
      }
    }
    return false;
  }
}
