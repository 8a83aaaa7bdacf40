package io.netlapse.engine.facts.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.Boot;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.Hostname;
import io.netlapse.spi.system.InstalledPackage;
import io.netlapse.spi.system.Machine;
import io.netlapse.spi.system.OperatingSystem;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every parser of the package, on every text. */
final class SystemParsersTest {

  private static final List<SectionParser> PARSERS =
      ServiceLoader.load(SectionParser.class).stream()
          .filter(
              provider -> provider.type().getPackage().equals(SystemParsersTest.class.getPackage()))
          .map(ServiceLoader.Provider::get)
          .toList();
  private static final Command ANY = Command.parse("cat something");

  /** Pieces of the outputs of all commands, to be put together in ways that no command would. */
  private static final List<String> PIECES =
      List.of(
          "Id=kubelet.service\n",
          "LoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=\n",
          "ExecMainStartTimestamp=Sat 2026-11-21 11:40:00 UTC\n",
          "ExecMainStartTimestampMonotonic=5212345\nNRestarts=1\n",
          "Kubernetes v1.21.2\n",
          "containerd containerd.io 1.4.6 d71fcd7\n",
          "systemd 252 (252.38-1~deb12u1)\n+PAM a=b=c=d\n",
          "0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10\n",
          "5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b\n",
          "worker-1\n",
          "ID=debian\nVERSION_ID=\"12\"\n",
          "Linux worker-1 6.1.0-13-amd64 #1 SMP x86_64 GNU/Linux\n",
          "# clock-ticks-per-second 100\n812 kubelet 1303 kubelet --v=2\n",
          "2026-11-20 10:00:03 upgrade kubelet:amd64 1.20.7-00 1.21.2-00\n",
          "2026-11-20T10:00:03+0000 SUBDEBUG Upgrade: kubelet-1.21.2-0.x86_64\n",
          "2026-11-20T10:00:07+0000 SUBDEBUG Upgraded: kubelet-1.20.7-0.x86_64\n",
          "kubelet-1.21.2-0.x86_64    Fri Nov 20 10:00:03 2026\n",
          "Running `apk add` at 2026-11-20 10:00:03\n(1/1) Installing ipvsadm (1.31-r3)\n",
          "musl-1.2.4-r2\n",
          "\n",
          "\u0000=\uFFFD)(\n",
          "99999999999999999999999999 -> [::]:\n");

  private static final String DAMAGE = "\n\r 9-:=([";

  /** An output of some pieces, one character of it replaced, another one for each seed. */
  private static String output(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    if (!text.isEmpty()) {
      text.setCharAt(random.nextInt(text.length()), DAMAGE.charAt(random.nextInt(DAMAGE.length())));
    }
    return text.toString();
  }

  @Test
  void services_listEveryParserOnce() {
    assertThat(PARSERS).hasSize(24);
    assertThat(PARSERS).extracting(SectionParser::probe).doesNotHaveDuplicates();
  }

  @RepeatedTest(300)
  void read_anyText_isAPureFunctionWithinTheText(RepetitionInfo seed) {
    String text = output(seed);
    for (SectionParser parser : PARSERS) {
      Reading reading = parser.read(text, ANY);

      assertThat(parser.read(text, ANY)).isEqualTo(reading);
      assertThat(reading.facts())
          .allSatisfy(
              read -> {
                assertThat(parser.kinds()).contains(read.fact().kind());
                assertThat(read.spans()).allSatisfy(span -> assertThat(span.of(text)).isNotBlank());
              });
      assertThat(reading.unread()).isSorted().doesNotHaveDuplicates();
    }
  }

  @RepeatedTest(300)
  void read_lineThatNobodyKnows_isUnreadAndChangesNothingElse(RepetitionInfo seed) {
    String text = output(seed);
    String stranger = "~ nobody knows this ~";
    for (SectionParser parser : PARSERS) {
      Parsed without = Parsed.by(parser, "cat something", text);

      Parsed with = Parsed.by(parser, "cat something", text + "\n" + stranger + "\n");

      assertThat(with.facts()).isEqualTo(without.facts());
      assertThat(with.unread()).endsWith(stranger).hasSize(without.unread().size() + 1);
    }
  }

  @RepeatedTest(300)
  void facts_readAsRecords_areTheSameAgain(RepetitionInfo seed) {
    String text = output(seed);
    for (SectionParser parser : PARSERS) {
      for (Reading.Read read : parser.read(text, ANY).facts()) {
        assertThat(again(read.fact())).isEqualTo(read.fact());
      }
    }
  }

  private static Fact again(Fact fact) {
    return switch (fact.kind().name()) {
      case "unit" -> UnitState.of(fact).toFact();
      case "unit-start" -> UnitStart.of(fact).toFact();
      case "unit-restarts" -> UnitRestarts.of(fact).toFact();
      case "process-flag" -> ProcessFlag.of(fact).toFact();
      case "process-start" -> ProcessStart.of(fact).toFact();
      case "version" -> ComponentVersion.of(fact).toFact();
      case "boot" -> Boot.of(fact).toFact();
      case "machine" -> Machine.of(fact).toFact();
      case "hostname" -> Hostname.of(fact).toFact();
      case "os" -> OperatingSystem.of(fact).toFact();
      case "package" -> InstalledPackage.of(fact).toFact();
      case "package-change" -> PackageChange.of(fact).toFact();
      default -> throw new AssertionError("a kind without a record: " + fact);
    };
  }
}
