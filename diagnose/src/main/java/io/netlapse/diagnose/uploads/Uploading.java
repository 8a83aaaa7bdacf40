package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.outputs.PieceReader;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.diagnose.uploads.Upload.Lacks;
import io.netlapse.diagnose.uploads.Upload.NotRead;
import io.netlapse.diagnose.uploads.Upload.Question;
import io.netlapse.engine.facts.Probes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<Recorded> snapshots = new ArrayList<>();
    Set<Question> questions = new LinkedHashSet<>();
    List<NotRead> notRead = new ArrayList<>();
    inputs.leftOut().forEach(left -> notRead.add(new NotRead(left.where(), left.what())));
    for (Captured look : inputs.captured()) {
      look.damage().forEach(damage -> notRead.add(new NotRead(damage.where(), damage.what())));
      read(look, node, snapshots, questions, notRead);
    }
    if (snapshots.isEmpty() && questions.isEmpty()) {
      throw new InputException(
          "Nothing of it can be stored%s. Upload what a command printed, best with its prompt."
              .formatted(
                  notRead.isEmpty()
                      ? ": no output of a command that is known here"
                      : ": %s: %s".formatted(notRead.getFirst().file(), notRead.getFirst().why())));
    }
    return new Upload(snapshots, List.copyOf(questions), notRead, inputs.passedOver());
  }

  /** Whose and when: what makes one snapshot of the outputs of a look. */
  private record Moment(String node, Instant at) {}

  private void read(
      Captured look,
      @Nullable String node,
      List<Recorded> snapshots,
      Set<Question> questions,
      List<NotRead> notRead) {
    List<ReadPiece> pieces = reader.read(look);
    Whereabouts whereabouts = Whereabouts.of(look, pieces, node);
    Map<Moment, OutputList> found = new LinkedHashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      ReadPiece piece = pieces.get(i);
      String why = Unfit.why(look, piece);
      if (why != null) {
        notRead.add(new NotRead(piece.file(), why));
        continue;
      }
      String name = whereabouts.node(piece);
      Whereabouts.Span when = whereabouts.when(i);
      if (name == null) {
        questions.add(new Question(piece.file(), Lacks.NODE));
      }
      if (when == null) {
        questions.add(new Question(piece.file(), Lacks.INSTANT));
      }
      if (name != null && when != null) {
        found
            .computeIfAbsent(new Moment(name, when.begin()), _ -> new OutputList())
            .add(piece, when);
      }
    }
    found.forEach(
        (moment, outputs) ->
            snapshots.add(
                new Recorded(
                    moment.node(), moment.at(), look.clock(), look.machineId(), outputs.all())));
  }
}
