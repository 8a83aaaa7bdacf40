package io.netlapse.engine.facts.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Written in the shape of systemd 252's output; 219's lacks NRestarts and InvocationID. */
final class SystemctlShowParserTest {

  private static final SystemctlShowParser PARSER = new SystemctlShowParser();
  private static final String COMMAND =
      "systemctl show --property=Id,LoadState,ActiveState,SubState,UnitFileState,NRestarts,"
          + "ExecMainStartTimestamp,ExecMainStartTimestampMonotonic,ActiveEnterTimestamp,ActiveEnterTimestampMonotonic,InvocationID,MainPID"
          + " -- kubelet.service kube-proxy.service";
  private static final String RUNNING =
      """
      MainPID=812
      NRestarts=2
      ExecMainStartTimestamp=Sat 2026-11-21 11:40:00 UTC
      ExecMainStartTimestampMonotonic=5212345
      Id=kubelet.service
      LoadState=loaded
      ActiveState=active
      SubState=running
      UnitFileState=enabled
      ActiveEnterTimestamp=Sat 2026-11-21 11:40:01 UTC
      ActiveEnterTimestampMonotonic=5312345
      InvocationID=4f1c2b3a4d5e6f708192a3b4c5d6e7f8
      """;
  private static final String NOT_FOUND =
      """

      MainPID=0
      NRestarts=0
      ExecMainStartTimestamp=
      ExecMainStartTimestampMonotonic=0
      Id=kube-proxy.service
      LoadState=not-found
      ActiveState=inactive
      SubState=dead
      UnitFileState=
      ActiveEnterTimestamp=
      ActiveEnterTimestampMonotonic=0
      """;

  @Test
  void read_runningUnit_givesStateStartAndRestarts() {
    Parsed parsed = Parsed.by(PARSER, COMMAND, RUNNING);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "unit active=active enabled=enabled load=loaded sub=running unit=kubelet.service",
            "unit-start invocation=4f1c2b3a4d5e6f708192a3b4c5d6e7f8 monotonic=5212345"
                + " since=2026-11-21T11:40:00Z unit=kubelet.service",
            "unit-restarts count=2 unit=kubelet.service");
  }

  @Test
  void read_unitThatIsNotThere_givesNothing() {
    Parsed both = Parsed.by(PARSER, COMMAND, RUNNING + NOT_FOUND);

    assertThat(both).isEqualTo(Parsed.by(PARSER, COMMAND, RUNNING));
  }

  @Test
  void read_windowsLineEnds_areNoDifference() {
    String text = (RUNNING + NOT_FOUND + "\n" + RUNNING.replace("kubelet", "containerd"));

    assertThat(Parsed.by(PARSER, COMMAND, text.replace("\n", "\r\n")))
        .isEqualTo(Parsed.by(PARSER, COMMAND, text));
  }

  @Test
  void read_stoppedUnit_keepsItsLastStart() {
    String stopped =
        RUNNING
            .replace("=active", "=failed")
            .replace("=running", "=failed")
            .replace("PID=812", "PID=0");

    assertThat(Parsed.by(PARSER, COMMAND, stopped).facts())
        .element(1)
        .asString()
        .startsWith("unit-start ");
  }

  @Test
  void read_someProperties_giveNoHalfFacts() {
    String text = "Id=kubelet.service\nActiveState=active\nNRestarts=0\n";

    Parsed parsed = Parsed.by(PARSER, "systemctl show -p Id,ActiveState,NRestarts kubelet", text);

    assertThat(parsed.facts()).containsExactly("unit-restarts count=0 unit=kubelet.service");
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void read_propertiesOfNobody_areUnread() {
    Parsed parsed = Parsed.by(PARSER, "systemctl show -p NRestarts kubelet", "NRestarts=0\n");

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).containsExactly("NRestarts=0");
  }

  @Test
  void read_environment_isNoFact() {
    String text = RUNNING + "Environment=TOKEN=very-secret\n";

    assertThat(Parsed.by(PARSER, COMMAND, text)).isEqualTo(Parsed.by(PARSER, COMMAND, RUNNING));
  }

  @ParameterizedTest
  @CsvSource({
    "Sat 2026-11-21 11:40:00 UTC, 2026-11-21T11:40:00Z",
    "Sat 2026-11-21 11:40:00.123456 GMT, 2026-11-21T11:40:00.123456Z",
    "Sat 2026-11-21 12:40:00 CET, 2026-11-21T12:40:00",
    "Sat 2026-11-21 08:40:00 -03, 2026-11-21T11:40:00Z",
    "Sat 2026-11-21 17:10:00 +0530, 2026-11-21T11:40:00Z"
  })
  void read_zone_isTakenWhereItIsClear(String told, String since) {
    String text = RUNNING.replace("Sat 2026-11-21 11:40:00 UTC", told);

    assertThat(Parsed.by(PARSER, COMMAND, text).facts())
        .element(1)
        .asString()
        .contains(" since=" + since + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "", "Sat 2026-02-31 11:40:00 UTC"})
  void read_noTime_leavesTheMonotonicOne(String told) {
    String text = RUNNING.replace("Sat 2026-11-21 11:40:00 UTC", told);

    assertThat(Parsed.by(PARSER, COMMAND, text).facts())
        .element(1)
        .asString()
        .contains("monotonic=5212345 unit=");
  }

  @Test
  void scope_namedUnits_coversEachKindOfThem() {
    assertThat(PARSER.scope(Command.parse(COMMAND)).coverages())
        .extracting(Object::toString)
        .containsExactly(
            "unit-restarts[unit=kube-proxy.service]",
            "unit-restarts[unit=kubelet.service]",
            "unit-start[unit=kube-proxy.service]",
            "unit-start[unit=kubelet.service]",
            "unit[unit=kube-proxy.service]",
            "unit[unit=kubelet.service]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl show 'kube*'",
        "systemctl show --host=worker-2 kubelet",
        "systemctl show kubelet | grep Active",
        "systemctl show"
      })
  void scope_unclearQuestion_coversWhatItShows(String command) {
    assertThat(PARSER.reads(Command.parse(command))).isTrue();
    assertThat(PARSER.scope(Command.parse(command))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl status kubelet",
        "systemctl --version",
        "systemctl show --value kubelet"
      })
  void reads_otherCommands_no(String command) {
    assertThat(PARSER.reads(Command.parse(command))).isFalse();
  }

  @Test
  void read_repeatedPropertyWithoutUnit_isUnreadEachTime() {
    String text = "EnvironmentFiles=/etc/a\nEnvironmentFiles=/etc/b\n";

    assertThat(Parsed.by(PARSER, "systemctl show -p EnvironmentFiles kubelet", text).unread())
        .containsExactly("EnvironmentFiles=/etc/a", "EnvironmentFiles=/etc/b");
  }
}
