package io.netlapse.engine.facts.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.config.UnitBrief;
import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Output in the shape of systemd 219, 247 and 252 (systemctl(1)). */
final class SystemctlParsersTest {

  private static final SectionParser STATUS = new SystemctlStatusParser();
  private static final SectionParser IS = new SystemctlIsParser();

  private static final String RUNNING =
      """
      ● kubelet.service - kubelet: The Kubernetes Node Agent
           Loaded: loaded (/lib/systemd/system/kubelet.service; enabled; vendor preset: enabled)
          Drop-In: /etc/systemd/system/kubelet.service.d
                   └─10-kubeadm.conf
           Active: active (running) since Sun 2026-11-22 10:00:00 UTC; 5s ago
             Docs: https://kubernetes.io/docs/
         Main PID: 812 (kubelet)
            Tasks: 13 (limit: 4915)
           Memory: 34.6M
              CPU: 701ms
           CGroup: /system.slice/kubelet.service
                   └─812 /usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --token=planted --node-ip=10.0>

      Nov 22 10:00:00 worker-1 systemd[1]: Started kubelet: The Kubernetes Node Agent.
      Nov 22 10:00:03 worker-1 kubelet[812]: I1122 10:00:03.1 812 kubelet.go:1] Adding pod source
      """;

  @Test
  void runningUnit_isItsStateItsTimeItsFlagsAndItsLog() {
    Parsed parsed = Parsed.by(STATUS, "systemctl status kubelet", RUNNING);

    assertThat(parsed.facts())
        .containsExactly(
            "process-flag flag=config process=kubelet value=/var/lib/kubelet/config.yaml",
            "unit active=active enabled=enabled load=loaded sub=running unit=kubelet.service",
            "unit-since active=active since=2026-11-22T10:00:00Z unit=kubelet.service",
            "log-event at=--11-22T10:00:00 event=unit-started program=systemd"
                + " unit=kubelet.service");
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void volatileLines_changeNothing() {
    String later =
        RUNNING
            .replace("5s ago", "2min 5s ago")
            .replace("812", "4711")
            .replace("Tasks: 13", "Tasks: 14")
            .replace("34.6M", "39.1M")
            .replace("701ms", "2.1s");

    assertThat(Parsed.by(STATUS, "systemctl status kubelet", later).facts())
        .isEqualTo(Parsed.by(STATUS, "systemctl status kubelet", RUNNING).facts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inactive (dead) since Sun 2026-11-22 10:00:00 CET; 2min ago | inactive | dead | 2026-11-22T10:00:00
          failed (Result: exit-code) since Sun 2026-11-22 10:00:00 UTC; 2s ago | failed | failed | 2026-11-22T10:00:00Z
          activating (auto-restart) (Result: exit-code) since Sun 2026-11-22 10:00:00 UTC; 2s ago | activating | auto-restart | 2026-11-22T10:00:00Z
          """)
  void state_isThatOfSystemctlShow(String told, String active, String sub, String since) {
    String text =
        """
        × foo.service - Foo
             Loaded: loaded (/lib/systemd/system/foo.service; disabled; preset: enabled)
             Active: %s
        """
            .formatted(told);

    assertThat(Parsed.by(STATUS, "systemctl status foo", text).facts())
        .containsExactly(
            "unit active=%s enabled=disabled load=loaded sub=%s unit=foo.service"
                .formatted(active, sub),
            "unit-since active=%s since=%s unit=foo.service".formatted(active, since));
  }

  @Test
  void unit_thatIsNotThere_hasNoFact() {
    Parsed parsed =
        Parsed.by(STATUS, "systemctl status ufw", "Unit ufw.service could not be found.\n");

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void garbage_isUnread() {
    assertThat(Parsed.by(STATUS, "systemctl status", "lorem ipsum\n").unread())
        .containsExactly("lorem ipsum");
  }

  @Test
  void scope_isTheStateOfTheNamedUnits() {
    assertThat(STATUS.scope(Command.parse("systemctl status kubelet")).coverages())
        .hasToString("[unit-since[unit=kubelet.service], unit[unit=kubelet.service]]");
    assertThat(STATUS.scope(Command.parse("systemctl status")).coverages()).isEmpty();
    assertThat(STATUS.scope(Command.parse("systemctl status kubelet | head")).coverages())
        .isEmpty();
  }

  @Test
  void isActive_wordsBelongToTheUnitsInOrder() {
    Parsed parsed =
        Parsed.by(IS, "systemctl is-active kubelet firewalld.service", "active\ninactive\n");

    assertThat(parsed.facts())
        .containsExactly(
            "unit-brief form=is-active state=active unit=kubelet.service",
            "unit-brief form=is-active state=inactive unit=firewalld.service");
  }

  @Test
  void isActive_withALineLess_saysNothingOfAnyUnit() {
    Parsed parsed = Parsed.by(IS, "systemctl is-active kubelet firewalld", "active\n");

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).containsExactly("active");
  }

  @Test
  void facts_readAsRecords_areTheSameAgain() {
    Reading status = STATUS.read(RUNNING, Command.parse("systemctl status kubelet"));
    Reading is = IS.read("active\n", Command.parse("systemctl is-active kubelet"));

    assertThat(status.facts().get(2).fact())
        .isEqualTo(UnitSince.of(status.facts().get(2).fact()).toFact());
    assertThat(is.facts().getFirst().fact())
        .isEqualTo(UnitBrief.of(is.facts().getFirst().fact()).toFact());
  }

  @Test
  void stateOfAUnitWhoseHeaderIsLost_isNotThatOfTheOneBefore() {
    String lost =
        """
            Loaded: loaded (/lib/systemd/system/ufw.service; disabled)
            Active: failed since Sun 2026-11-22 10:00:00 UTC; 5s ago
        """;

    Parsed parsed = Parsed.by(STATUS, "systemctl status kubelet ufw", RUNNING + lost);

    assertThat(parsed.facts())
        .contains("unit active=active enabled=enabled load=loaded sub=running unit=kubelet.service")
        .noneMatch(fact -> fact.contains("active=failed"));
    assertThat(parsed.unread()).hasSize(2);
  }
}
