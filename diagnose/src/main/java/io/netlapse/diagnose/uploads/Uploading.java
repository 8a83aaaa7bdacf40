package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.outputs.PieceReader;
import io.netlapse.engine.facts.Probes;
import org.jspecify.annotations.Nullable;

/** Makes snapshots of what somebody uploads. Immutable, safe for many threads. */
public final class Uploading {

  private final PieceReader reader;

  /** With these parsers. */
  public Uploading(Probes probes) {
    this.reader = new PieceReader(probes);
  }

  /**
   * The snapshots in an upload.
   *
   * @param inputs what was uploaded
   * @param node whose the outputs are that do not tell; null where nobody said
   * @throws InputException if nothing of it can be stored
   */
  public Upload read(Inputs inputs, @Nullable String node) throws InputException {
    UploadDraft draft = new UploadDraft(node);
    inputs.leftOut().forEach(draft::leaveOut);
    for (Captured look : inputs.captured()) {
      draft.add(look, reader.read(look));
    }
    Upload upload = draft.upload(inputs.passedOver());
    if (upload.snapshots().isEmpty() && upload.questions().isEmpty()) {
      throw new InputException(
          "Nothing of it can be stored: %s. Upload what a command printed, best with its prompt."
              .formatted(
                  upload.notRead().stream()
                      .findFirst()
                      .map(left -> "%s: %s".formatted(left.file(), left.why()))
                      .orElse("no output of a command that is known here")));
    }
    return upload;
  }
}
