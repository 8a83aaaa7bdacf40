package io.netlapse.service.snapshots;

import io.netlapse.service.problem.Problem;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.service.settings.IngestSettings;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.DeltaException;
import io.netlapse.spi.bundle.DeltaInput;
import io.netlapse.spi.bundle.MissingSectionsException;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Makes of a delta the bundle that it stands for. Safe for many threads. */
@Singleton
final class DeltaForm {

  private final Admission admission;
  private final SentBefore sent;
  private final BundleLimits limits;

  DeltaForm(Admission admission, SentBefore sent, IngestSettings settings) {
    this.admission = admission;
    this.sent = sent;
    this.limits = BundleForm.limits(settings);
  }

  /**
   * The bundle's bytes, while the delta is read.
   *
   * <p>Reading throws a {@link ProblemException}: 403 before any section of a node is looked up
   * that the caller may not speak for, 409 with the digests that are not known, 422 if it is no
   * delta.
   */
  InputStream bundle(InputStream delta, Admission.Request request, Caller caller) {
    return new Explained(
        new DeltaInput(
            delta,
            limits,
            node -> sent.of(admission.whose(null, node.orElse(null), request, caller))));
  }

  /** Says as a problem what is wrong. */
  private static final class Explained extends FilterInputStream {

    Explained(InputStream bundle) {
      super(bundle);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (MissingSectionsException e) {
        throw ProblemException.of(
            ProblemType.MISSING_SECTIONS,
            "%d sections of the delta are not known here; nothing was stored. Send them in full."
                .formatted(e.missing().size()),
            e.missing().stream()
                .map(digest -> new Problem.Fault(digest.text(), "This section is not known."))
                .toList());
      } catch (DeltaException e) {
        throw ProblemException.of(ProblemType.INVALID, e.getMessage() + ".");
      }
    }
  }
}
