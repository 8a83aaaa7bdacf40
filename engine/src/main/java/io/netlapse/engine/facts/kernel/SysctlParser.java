package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableFill;
import io.netlapse.spi.snapshot.Command;
import java.util.Optional;
import java.util.Set;

/**
 * Reads sysctl(8) of procps and busybox ({@code -a}, names, {@code -p}, {@code --system}, {@code
 * -n}) and files of {@code /proc/sys} by {@code cat}, {@code grep} and {@code head}. The number of
 * tracked connections beside its maximum gives how full the table is.
 *
 * <p>Samples: {@code net.ipv4.conf.eth0/100.rp_filter = 0}, {@code
 * /proc/sys/net/ipv4/conf/eth0.100/rp_filter:0}
 */
public final class SysctlParser extends OutputParser implements DialectScope {

  /** Only root can read them (mode 0600 since Linux 3.6 and 4.15), and so all the others. */
  private static final Set<String> ROOTS_OWN =
      Set.of("fs.protected_hardlinks", "net.core.bpf_jit_harden");

  /** Without state. */
  public SysctlParser() {
    super("sysctl", 2, Sysctl.KIND, TableFill.KIND, TableEntries.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return SysctlQuestion.of(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    Optional<SysctlQuestion> question = SysctlQuestion.of(command);
    return command.filtered() || question.isEmpty()
        ? Scope.ONLY_SHOWN
        : SysctlScope.of(question.get());
  }

  /** {@code sysctl -a} leaves out what the caller may not read, and says so on standard error. */
  @Override
  public Scope scope(Command command, Reading reading) {
    boolean all = SysctlQuestion.of(command).filter(SysctlQuestion::all).isPresent();
    boolean byRoot =
        reading.facts().stream()
            .anyMatch(read -> ROOTS_OWN.contains(read.fact().field("name", "")));
    return all && !byRoot ? Scope.ONLY_SHOWN : scope(command);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    new SysctlText(SysctlQuestion.of(command), draft).read(text);
  }
}
