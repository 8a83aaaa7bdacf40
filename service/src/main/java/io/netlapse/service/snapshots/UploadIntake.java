package io.netlapse.service.snapshots;

import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.uploads.Fate;
import io.netlapse.diagnose.uploads.Recorded;
import io.netlapse.diagnose.uploads.Upload;
import io.netlapse.diagnose.uploads.UploadReport;
import io.netlapse.diagnose.uploads.Uploading;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.body.Decoder;
import io.netlapse.service.body.Turns;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.problem.Problem.Fault;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.service.settings.IngestSettings;
import io.netlapse.spi.snapshot.Snapshot;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way of an upload from the wire to the answer: its snapshots go the way of pushed ones. All of
 * them are let in, or none is. Safe for many threads.
 */
@Singleton
final class UploadIntake {

  /** What to call a file of which the wire tells no name. */
  private static final String NAME = "upload";

  private final Decoder decoder;
  private final Probes probes;
  private final Uploading uploading;
  private final SnapshotIntake snapshots;
  private final UnpackLimits limits;
  private final Turns turns =
      new Turns(
          "As many uploads are read as may be at once. Nothing was stored; send the same again"
              + " later.");

  UploadIntake(Decoder decoder, Probes probes, SnapshotIntake snapshots, IngestSettings settings) {
    this.decoder = decoder;
    this.probes = probes;
    this.uploading = new Uploading(probes);
    this.snapshots = snapshots;
    this.limits = new UnpackLimits(UnpackLimits.DEFAULT.entries(), settings.maxUnpackedBytes());
  }

  /**
   * What the request says beside the body.
   *
   * @param cluster the cluster of all of it; null for the token's
   * @param node whose the outputs are that do not tell; null where nobody said
   * @param capturedAt when those were taken that do not tell; null where nobody said
   * @param receivedAt when it arrived
   */
  record Request(
      @Nullable String cluster,
      @Nullable String node,
      @Nullable Instant capturedAt,
      Instant receivedAt) {}

  /**
   * Takes an upload in. Returns after all of it is durable.
   *
   * @param body as it comes; stays the caller's to close
   * @param encoding the header Content-Encoding; null where it is missing
   * @throws ProblemException if it is refused; nothing was stored then. If the database fails amid
   *     it, some snapshots may be stored: the same upload sent again stores the rest
   */
  UploadReport take(InputStream body, @Nullable String encoding, Request request, Caller caller) {
    return turns.inTurn(
        () ->
            decoder.decode(
                body, encoding, in -> read(in, request), upload -> store(upload, request, caller)));
  }

  private Upload read(InputStream in, Request request) {
    try {
      Upload upload =
          uploading.read(
              Inputs.read(in, NAME, request.capturedAt(), probes, limits), request.node());
      requireAnswers(upload);
      return upload;
    } catch (InputException e) {
      throw ProblemException.within(e)
          .orElseGet(
              () -> ProblemException.of(ProblemType.INVALID, String.valueOf(e.getMessage())));
    }
  }

  private static void requireAnswers(Upload upload) {
    if (upload.questions().isEmpty()) {
      return;
    }
    String parameters =
        upload.questions().stream()
            .map(question -> question.lacks().parameter())
            .distinct()
            .map(name -> "'?%s='".formatted(name))
            .collect(Collectors.joining(" and "));
    throw ProblemException.of(
        ProblemType.INVALID,
        "Something has to be known before any of it is stored: send it again with %s, which hold for the parts that do not tell."
            .formatted(parameters),
        upload.questions().stream()
            .map(question -> new Fault("?" + question.lacks().parameter(), question.text()))
            .toList());
  }

  private UploadReport store(Upload upload, Request request, Caller caller) {
    Admission.Request asked =
        new Admission.Request(request.cluster(), null, request.receivedAt(), null);
    List<Snapshot> admitted =
        upload.snapshots().stream()
            .map(snapshot -> snapshots.admit(delivered(snapshot), asked, caller))
            .toList();
    List<Fate> fates = new ArrayList<>();
    for (Snapshot snapshot : admitted) {
      IngestResult result = snapshots.storeUploaded(snapshot, asked);
      fates.add(
          new Fate(
              switch (result.outcome()) {
                case STORED -> Fate.Outcome.STORED;
                case DUPLICATE -> Fate.Outcome.KNOWN;
              },
              snapshot.node().cluster(),
              result.id().text()));
    }
    return new UploadReport(upload, fates);
  }

  private static Delivered delivered(Recorded snapshot) {
    return new Delivered(
        null,
        snapshot.node(),
        snapshot.at(),
        snapshot.clock(),
        snapshot.machineId(),
        snapshot.sections(),
        List.of());
  }
}
