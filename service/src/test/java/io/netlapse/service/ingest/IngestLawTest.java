package io.netlapse.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.spi.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The law of history, through the store: what is written is what the algebra says of the set. */
final class IngestLawTest {

  private final StoreFixture store = new StoreFixture();

  @AfterEach
  void close() {
    store.close();
  }

  @RepeatedTest(20)
  void export_inOrder_isWhatTheAlgebraSays(RepetitionInfo number) {
    List<Snapshot> snapshots = new RandomNode(number.getCurrentRepetition()).snapshots(60);

    try (IngestService service = store.service()) {
      snapshots.forEach(snapshot -> service.ingest(snapshot, StoreFixture.RECORDED));
    }

    assertThat(store.export()).isEqualTo(StoreFixture.pure(snapshots));
  }

  @RepeatedTest(20)
  void export_anyOrderTwiceByEightWritersOfTwoServices_isTheSame(RepetitionInfo number)
      throws InterruptedException, ExecutionException {
    long seed = 1_000 + number.getCurrentRepetition();
    List<Snapshot> snapshots = new RandomNode(seed).snapshots(40);
    List<Snapshot> delivered =
        new ArrayList<>(Stream.concat(snapshots.stream(), snapshots.stream()).toList());
    Collections.shuffle(delivered, new Random(seed));

    try (IngestService one = store.service();
        IngestService other = store.service();
        ExecutorService writers = Executors.newFixedThreadPool(8)) {
      List<Future<IngestResult>> results = new ArrayList<>();
      for (int i = 0; i < delivered.size(); i++) {
        Snapshot snapshot = delivered.get(i);
        IngestService service = i % 2 == 0 ? one : other;
        results.add(writers.submit(() -> service.ingest(snapshot, StoreFixture.RECORDED)));
      }
      int stored = 0;
      for (Future<IngestResult> result : results) {
        stored += result.get().outcome() == IngestResult.Outcome.STORED ? 1 : 0;
      }
      assertThat(stored).isEqualTo(snapshots.size());
    }

    assertThat(store.export()).isEqualTo(StoreFixture.pure(snapshots));
  }

  @RepeatedTest(10)
  void export_afterRemovals_isThatOfTheSetWithout(RepetitionInfo number) {
    Random random = new Random(number.getCurrentRepetition());
    List<Snapshot> snapshots = new RandomNode(random.nextLong()).snapshots(30);
    List<Snapshot> left = new ArrayList<>(snapshots);

    try (IngestService service = store.service()) {
      Map<Snapshot, SnapshotId> ids = new HashMap<>();
      for (Snapshot snapshot : snapshots) {
        ids.put(snapshot, service.ingest(snapshot, StoreFixture.RECORDED).id());
      }
      for (int i = 0; i < 10; i++) {
        Snapshot removed = left.remove(random.nextInt(left.size()));
        assertThat(service.remove(ids.get(removed), "test", Told.at(0))).isTrue();
      }
    }

    assertThat(store.export()).isEqualTo(StoreFixture.pure(left));
  }

  @Test
  void export_ofAClusterThatIsNotThere_isEmpty() {
    assertThat(store.export()).isEmpty();
  }
}
