package io.netlapse.service.diagnose;

import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.body.Decoder;
import io.netlapse.service.body.Turns;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.rules.Rules;
import io.netlapse.service.settings.IngestSettings;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses what is sent along. Only a few at once, so that pastes never take the processors that
 * snapshots need. Safe for many threads.
 */
@Singleton
final class Diagnosis {

  private static final int MOST_ENTRIES = 20_000;

  private final Decoder decoder;
  private final Diagnosing diagnosing;
  private final UnpackLimits limits;
  private final Turns turns =
      new Turns(
          "As many diagnoses are made as may be at once. Send the same again later, or run"
              + " 'netlapse diagnose' where you are.");

  Diagnosis(Decoder decoder, Probes probes, Rules rules, IngestSettings settings) {
    this.decoder = decoder;
    this.diagnosing = new Diagnosing(probes, rules.all());
    this.limits = new UnpackLimits(MOST_ENTRIES, settings.maxRawBytes());
  }

  /**
   * What there is to say of a body.
   *
   * @param body as it comes; stays the caller's to close
   * @param encoding the header Content-Encoding; null where it is missing
   * @param name the node's name, where nothing tells that
   * @param at when the outputs were taken, where they do not tell
   * @throws ProblemException if it cannot be read, is too large, or too many are at it already
   */
  Diagnosed of(InputStream body, @Nullable String encoding, String name, Instant at) {
    return turns.inTurn(
        () -> decoder.decode(body, encoding, in -> read(in, name, at), this::diagnosed));
  }

  private Inputs read(InputStream in, String name, Instant at) {
    try {
      return Inputs.read(in, name, at, diagnosing.probes(), limits);
    } catch (InputException e) {
      throw refused(e);
    }
  }

  private Diagnosed diagnosed(Inputs inputs) {
    try {
      return diagnosing.diagnose(inputs);
    } catch (InputException e) {
      throw refused(e);
    }
  }

  private static ProblemException refused(InputException e) {
    return ProblemException.within(e)
        .orElseGet(() -> ProblemException.of(ProblemType.INVALID, String.valueOf(e.getMessage())));
  }
}
