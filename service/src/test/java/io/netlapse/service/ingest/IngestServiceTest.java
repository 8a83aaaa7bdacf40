package io.netlapse.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.db.DatabaseException;
import io.netlapse.engine.history.Change;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestServiceTest {

  private static final String F = "route main 192.0.2.96/32\n";
  private static final String G = "route main 192.0.2.97/32\n";

  private final StoreFixture store = new StoreFixture();
  private final IngestService service = store.service();

  @AfterEach
  void close() {
    service.close();
    store.close();
  }

  /**
   * The worked examples of the algebra that one node and one fact tell, delivered in both orders.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0- 5- 10+ 15+ 20-",
        "0+ 5+",
        "0- 5? 10+",
        "0+ 5? 10+",
        "0+ 5? 10-",
        "0- 10+ 20+ 5+",
        "0+ 10+ 20+ 15-",
        "0+ 10- 20+ 10+",
        "0- 5s 10-"
      })
  void ingest_workedExample_isWrittenAsTheAlgebraSays(String looks) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (String look : looks.split(" ")) {
      snapshots.add(snapshot(look));
    }
    List<Snapshot> reversed = new ArrayList<>(snapshots);
    Collections.reverse(reversed);

    snapshots.forEach(this::ingest);
    assertThat(store.export()).isEqualTo(StoreFixture.pure(snapshots));

    try (StoreFixture backwards = new StoreFixture();
        IngestService other = backwards.service()) {
      reversed.forEach(snapshot -> other.ingest(snapshot, StoreFixture.RECORDED));
      assertThat(backwards.export()).isEqualTo(StoreFixture.pure(snapshots));
    }
  }

  @Test
  void ingest_unchanged_addsOneRowAndNothingElse() throws SQLException {
    ingest(Told.snapshot(0, Told.section(0, "show", F + G)));
    SortedMap<String, Long> before = store.rows();

    IngestResult result = ingest(Told.snapshot(5, Told.section(5, "show", F + G)));

    assertThat(result.outcome()).isEqualTo(IngestResult.Outcome.STORED);
    assertThat(result.changed()).isFalse();
    before.merge("snapshots", 1L, Long::sum);
    assertThat(store.rows()).isEqualTo(before);
  }

  @Test
  void ingest_unchangedButForCounters_addsOneRowAndNothingElse() throws SQLException {
    ingest(Told.snapshot(0, Told.section(0, "show", "route main 192.0.2.96/32 # 17\n")));
    SortedMap<String, Long> before = store.rows();

    ingest(Told.snapshot(5, Told.section(5, "show", "route main 192.0.2.96/32 # 18\n")));

    before.merge("snapshots", 1L, Long::sum);
    assertThat(store.rows()).isEqualTo(before);
  }

  @Test
  void ingest_lateWithinARun_addsOneRowAndNothingElse() throws SQLException {
    for (int minute : new int[] {0, 5, 20}) {
      ingest(Told.snapshot(minute, Told.section(minute, "show", F)));
    }
    SortedMap<String, Long> before = store.rows();

    ingest(Told.snapshot(10, Told.section(10, "show", F)));

    before.merge("snapshots", 1L, Long::sum);
    assertThat(store.rows()).isEqualTo(before);
  }

  @Test
  void ingest_duplicate_addsNotOneRow() throws SQLException {
    Snapshot snapshot = Told.snapshot(0, Told.section(0, "show", F));
    IngestResult first = ingest(snapshot);
    SortedMap<String, Long> before = store.rows();

    IngestResult second = service.ingest(snapshot, new Arrival(Told.at(99), null));

    assertThat(second.outcome()).isEqualTo(IngestResult.Outcome.DUPLICATE);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.receivedAt()).isEqualTo(first.receivedAt());
    assertThat(store.rows()).isEqualTo(before);
  }

  @Test
  void ingest_duplicateOfUnchanged_addsNotOneRow() throws SQLException {
    ingest(Told.snapshot(0, Told.section(0, "show", F)));
    Snapshot snapshot = Told.snapshot(5, Told.section(5, "show", F));
    ingest(snapshot);
    SortedMap<String, Long> before = store.rows();

    assertThat(ingest(snapshot).outcome()).isEqualTo(IngestResult.Outcome.DUPLICATE);
    assertThat(store.rows()).isEqualTo(before);
  }

  @Test
  void ingest_changed_tellsTheChanges() {
    ingest(Told.snapshot(0, Told.section(0, "show", F + "sysctl ip_forward 1\n")));

    IngestResult result =
        ingest(Told.snapshot(5, Told.section(5, "show", "sysctl ip_forward 0\n")));

    assertThat(result.changes()).hasSize(2);
    assertThat(result.changes().getFirst()).isInstanceOf(Change.Disappeared.class);
    assertThat(result.changes().getLast()).isInstanceOf(Change.Replaced.class);
    assertThat(result.changes())
        .extracting(Change::window)
        .containsOnly(new Window(Told.at(0), Told.at(5)));
    assertThat(result.sections().getFirst().facts()).isEqualTo(1);
  }

  @Test
  void ingest_lineThatNobodyReads_isCounted() {
    IngestResult result =
        ingest(
            Told.snapshot(
                0,
                Told.section(0, "show", F + "what is this\n"),
                Told.section(0, "other", "a\nb\n")));

    assertThat(result.sections())
        .extracting(IngestResult.SectionCount::unread)
        .containsExactly(1, 2);
  }

  @Test
  void ingest_derivationFails_leavesNothing() throws SQLException {
    SortedMap<String, Long> before = store.rows();
    Derivation failing =
        (_, _) -> {
          throw new SQLException("derivation refused", "XX000");
        };

    try (IngestService broken = store.service(failing)) {
      assertThatThrownBy(
              () ->
                  broken.ingest(
                      Told.snapshot(0, Told.section(0, "show", F)), StoreFixture.RECORDED))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("derivation refused");
    }

    assertThat(store.rows()).isEqualTo(before);
    ingest(Told.snapshot(0, Told.section(0, "show", F)));
    assertThat(store.export())
        .isEqualTo(StoreFixture.pure(List.of(Told.snapshot(0, Told.section(0, "show", F)))));
  }

  @Test
  void ingest_changed_tellsTheDerivationWhichKinds() {
    List<Derivation.Changed> told = new ArrayList<>();
    Derivation listening =
        (_, changed) -> {
          told.add(changed);
          return List.of();
        };

    try (IngestService listened = store.service(listening)) {
      listened.ingest(Told.snapshot(0, Told.section(0, "show", F)), StoreFixture.RECORDED);
      listened.ingest(Told.snapshot(5, Told.section(5, "show", F)), StoreFixture.RECORDED);
    }

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().node()).isEqualTo(Told.NODE);
    assertThat(told.getFirst().kinds()).containsExactly("route");
  }

  @Test
  void ingest_timeThatNoCalendarKnows_isRefused() {
    Snapshot snapshot =
        new Snapshot(
            Told.NODE,
            Told.at(0).minus(Duration.ofDays(40_000)),
            Told.snapshot(0).clock(),
            null,
            List.of());

    assertThatThrownBy(() -> ingest(snapshot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not from 1970 to 2199");
  }

  @Test
  void ingest_textThatPostgresCannotKeep_isKeptAsFarAsItCan() {
    Snapshot snapshot = Told.snapshot(0, Told.section(0, "show", "route main 192.0.2.96/32\0\n"));

    ingest(snapshot);

    assertThat(store.export()).contains("dst=192.0.2.96/32\u2400");
  }

  /** Worked example 12: a new release of ours is no change of the node. */
  @Test
  void ingest_parserOfAnotherVersion_readsTheOldAgainBeforeItCompares() throws SQLException {
    ingest(Told.snapshot(0, Told.section(0, "show", "route main 192.0.2.96/32 # 1\n")));
    ingest(Told.snapshot(5, Told.section(5, "show", "route main 192.0.2.96/32 # 2\n")));

    try (IngestService next = store.service(Derivation.NONE, 2)) {
      IngestResult result =
          next.ingest(
              Told.snapshot(10, Told.section(10, "show", "route main 192.0.2.96/32 # 3\n")),
              StoreFixture.RECORDED);
      assertThat(result.changed()).isFalse();
    }

    assertThat(store.export())
        .contains("dst=192.0.2.96/32.v2", "appeared (..., 2026-01-01T00:00:00Z]")
        .doesNotContain("192.0.2.96/32 ");
    assertThat(store.rows()).containsEntry("runs", 1L).containsEntry("lifetimes", 1L);
    assertThat(store.outputs())
        .containsExactly(
            "route main 192.0.2.96/32 # 1\n",
            "route main 192.0.2.96/32 # 2\n",
            "route main 192.0.2.96/32 # 3\n");
  }

  @Test
  void reread_nodeThatPushesNoMore_isBroughtUpToDate() {
    ingest(Told.snapshot(0, Told.section(0, "show", F)));

    try (IngestService next = store.service(Derivation.NONE, 2)) {
      assertThat(next.reread(Told.NODE)).isTrue();
      assertThat(next.reread(Told.NODE)).isFalse();
    }

    assertThat(store.export()).contains("dst=192.0.2.96/32.v2");
  }

  @Test
  void remove_whatIsNotThere_isFalse() {
    IngestResult result = ingest(Told.snapshot(0, Told.section(0, "show", F)));
    service.remove(result.id(), "test", Told.at(1));

    assertThat(service.remove(result.id(), "test", Told.at(1))).isFalse();
  }

  @Test
  void removedSnapshot_thatWasTheOnlyOne_comesAgain() throws SQLException {
    Snapshot only = Told.snapshot(0, Told.section(0, "show", F));
    IngestResult result = ingest(only);
    Map<String, Long> before = store.rows();
    service.remove(result.id(), "test", Told.at(1));

    ingest(only);

    assertThat(store.rows()).containsEntry("snapshots", 1L);
    assertThat(store.rows()).containsEntry("lifetimes", before.get("lifetimes"));
    assertThat(store.rows()).containsEntry("runs", before.get("runs"));
  }

  @Test
  void remove_writesTheAuditLog() throws SQLException {
    IngestResult result = ingest(Told.snapshot(0, Told.section(0, "show", F)));

    assertThat(service.remove(result.id(), "test", Told.at(1))).isTrue();

    Map<String, Long> rows = store.rows();
    assertThat(rows).containsEntry("audit", 1L).containsEntry("snapshots", 0L);
    assertThat(rows).containsEntry("lifetimes", 0L).containsEntry("runs", 0L);
  }

  private IngestResult ingest(Snapshot snapshot) {
    return service.ingest(snapshot, StoreFixture.RECORDED);
  }

  private static Snapshot snapshot(String look) {
    int minute = Integer.parseInt(look.substring(0, look.length() - 1));
    Section section =
        switch (look.charAt(look.length() - 1)) {
          case '+' -> Told.section(minute, "show", F);
          case '-' -> Told.section(minute, "show", "");
          case 's' -> Told.section(minute, "show | grep 96", F);
          default -> Told.section(minute, "show | grep 97", "");
        };
    return Told.snapshot(minute, section);
  }
}
