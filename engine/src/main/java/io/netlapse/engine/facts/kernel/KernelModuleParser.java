package io.netlapse.engine.facts.kernel;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.KernelModule;
import io.netlapse.spi.kernel.KernelModuleUsers;
import io.netlapse.spi.snapshot.Command;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/modules} (proc(5)) and lsmod(8), which writes the same in columns.
 *
 * <p>Samples: {@code br_netfilter 32768 0 - Live 0x0000000000000000}, {@code bridge 311296 1
 * br_netfilter}
 */
public final class KernelModuleParser extends LineParser {

  private static final String FILE = "/proc/modules";

  /** Of this one it is told who uses it. */
  private static final String BRIDGE = "bridge";

  /** Without state. */
  public KernelModuleParser() {
    super("proc-modules", 2, KernelModule.KIND, KernelModuleUsers.KIND);
  }

  @Override
  public boolean reads(Command command) {
    List<String> words = command.words();
    return command.program().equals("lsmod")
        || (words.size() > 1
            && words.getLast().equals(FILE)
            && List.of("cat", "sed", "grep", "egrep", "head").contains(command.program()));
  }

  /** {@code sed} is the capture's, to leave out addresses; {@code grep} and {@code head} choose. */
  @Override
  public Scope scope(Command command) {
    boolean whole =
        LineParser.shows(command, FILE)
            || command.words().equals(List.of("lsmod"))
            || command.words().equals(List.of("sed", "s/.0x[0-9a-f]*//", FILE));
    return whole && !command.filtered()
        ? Scope.of(Coverage.all(KernelModule.KIND), Coverage.all(KernelModuleUsers.KIND))
        : Scope.ONLY_SHOWN;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    List<String> words = line.wordList();
    if (words.equals(List.of("Module", "Size", "Used", "by"))) {
      draft.understood(line.span());
    } else if (isModule(words)) {
      String name = words.getFirst().replace('-', '_');
      draft.fact(new KernelModule(name).toFact(), line.span());
      if (name.equals(BRIDGE)) {
        draft.fact(new KernelModuleUsers(name, users(words)).toFact(), line.span());
      }
    } else {
      draft.unread(line.span());
    }
  }

  /** The users: behind their number, joined by commas; {@code -} in the file for none. */
  private static @Nullable String users(List<String> words) {
    String users =
        words.size() < 4 || words.get(3).equals("-")
            ? ""
            : Arrays.stream(words.get(3).split(","))
                .filter(user -> !user.isEmpty())
                .map(user -> user.replace('-', '_'))
                .sorted()
                .collect(joining(","));
    return users.isEmpty() ? null : users;
  }

  /** Name, size, number of users, which may be -1 or -2, then the users. */
  private static boolean isModule(List<String> words) {
    return words.size() >= 3
        && words
            .getFirst()
            .chars()
            .allMatch(c -> c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)))
        && TableSteps.number(words.get(1), 10) >= 0
        && TableSteps.number(
                words.get(2).startsWith("-") ? words.get(2).substring(1) : words.get(2), 10)
            >= 0;
  }
}
