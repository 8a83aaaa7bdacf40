package io.netlapse.service.snapshots;

import io.micronaut.http.MediaType;
import io.netlapse.service.body.Decoder;
import io.netlapse.service.body.MemoryBudget;
import io.netlapse.service.ingest.Arrival;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.ingest.IngestService;
import io.netlapse.service.metrics.IngestMetrics;
import io.netlapse.service.notices.Notices;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.spi.snapshot.Snapshot;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The way of a pushed snapshot from the wire to the answer. Safe for many threads. */
@Singleton
final class SnapshotIntake {

  private static final MediaType DELTA = MediaType.of(SnapshotController.DELTA);

  private final Decoder decoder;
  private final BundleForm bundles;
  private final DeltaForm deltas;
  private final SentBefore sent;
  private final JsonForm json;
  private final Admission admission;
  private final IngestService ingest;
  private final PushAnswers answers;
  private final Notices notices;
  private final IngestMetrics metrics;

  SnapshotIntake(
      Decoder decoder,
      BundleForm bundles,
      DeltaForm deltas,
      SentBefore sent,
      JsonForm json,
      Admission admission,
      IngestService ingest,
      PushAnswers answers,
      Notices notices,
      IngestMetrics metrics,
      MemoryBudget budget) {
    this.decoder = decoder;
    this.bundles = bundles;
    this.deltas = deltas;
    this.sent = sent;
    this.json = json;
    this.admission = admission;
    this.ingest = ingest;
    this.answers = answers;
    this.notices = notices;
    this.metrics = metrics;
    metrics.watchMemory(budget::taken);
  }

  /**
   * What came over the wire.
   *
   * @param body as it comes
   * @param type its media type
   * @param encoding the header Content-Encoding; null where it is missing
   * @param collector who collected it, as {@link CollectorName} tells
   */
  record Upload(InputStream body, MediaType type, @Nullable String encoding, String collector) {}

  /**
   * Takes a snapshot in. Returns after it is durable.
   *
   * @throws ProblemException if it is refused; nothing was stored then
   */
  PushAnswer take(Upload upload, Admission.Request request, Caller caller) {
    long begin = System.nanoTime();
    Decoder.Reader<Delivered> form =
        upload.type().matches(MediaType.APPLICATION_JSON_TYPE) ? json::read : bundles::read;
    UnaryOperator<InputStream> bundle =
        upload.type().matches(DELTA)
            ? delta -> deltas.bundle(delta, request, caller)
            : UnaryOperator.identity();
    try {
      Taken taken =
          decoder.decode(
              upload.body(),
              upload.encoding(),
              bundle,
              form,
              delivered -> store(delivered, request, caller));
      metrics.taken(taken.answer().snapshot().cluster(), upload.collector(), taken.result(), begin);
      return taken.answer();
    } catch (RuntimeException e) {
      metrics.notTaken(upload.collector(), e, begin);
      throw e;
    }
  }

  /**
   * Lets in a snapshot of an upload.
   *
   * @throws ProblemException as {@link Admission#admit} says
   */
  Snapshot admit(Delivered delivered, Admission.Request request, Caller caller) {
    return admission.admit(delivered, request, caller);
  }

  /** Stores such a snapshot. Returns after it is durable. */
  IngestResult storeUploaded(Snapshot snapshot, Admission.Request request) {
    long begin = System.nanoTime();
    try {
      IngestResult result = ingest(snapshot, new Arrival(request.receivedAt(), null));
      metrics.taken(snapshot.node().cluster(), CollectorName.UPLOAD, result, begin);
      return result;
    } catch (RuntimeException e) {
      metrics.notTaken(CollectorName.UPLOAD, e, begin);
      throw e;
    }
  }

  private record Taken(IngestResult result, PushAnswer answer) {}

  private Taken store(Delivered delivered, Admission.Request request, Caller caller) {
    Snapshot snapshot = admission.admit(delivered, request, caller);
    IngestResult result = ingest(snapshot, new Arrival(request.receivedAt(), request.sentAt()));
    sent.keep(snapshot.node(), snapshot.sections());
    return new Taken(result, answers.of(snapshot.node(), result, delivered.damage()));
  }

  private IngestResult ingest(Snapshot snapshot, Arrival arrival) {
    try {
      IngestResult result = ingest.ingest(snapshot, arrival);
      notices.tell(result);
      return result;
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.INVALID, "The snapshot cannot be kept: %s.".formatted(e.getMessage()));
    }
  }
}
