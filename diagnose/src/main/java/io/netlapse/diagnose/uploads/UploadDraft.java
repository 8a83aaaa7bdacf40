package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.diagnose.uploads.Upload.Lacks;
import io.netlapse.diagnose.uploads.Upload.NotRead;
import io.netlapse.diagnose.uploads.Upload.Question;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An upload while it is read. What programs captured stays together as it was captured; what people
 * pasted into any number of files is one snapshot for each node and instant.
 */
final class UploadDraft {

  private final @Nullable String node;
  private final Map<Moment, Snapshot> found = new LinkedHashMap<>();
  private final Set<Question> questions = new LinkedHashSet<>();
  private final List<NotRead> notRead = new ArrayList<>();
  private int captures;

  /** With the node whose the outputs are that do not tell; null where nobody said. */
  UploadDraft(@Nullable String node) {
    this.node = node;
  }

  /**
   * What makes one snapshot.
   *
   * @param capture the number of the capture that it came in; 0 for pastes
   */
  private record Moment(String node, Instant at, int capture) {}

  private record Snapshot(NodeClock clock, @Nullable String machineId, OutputList outputs) {}

  void leaveOut(Damage damage) {
    notRead.add(new NotRead(damage.where(), damage.what()));
  }

  /** Adds all outputs of a look. */
  void add(Captured look, List<ReadPiece> pieces) {
    look.damage().forEach(this::leaveOut);
    int capture = look.isPasted() ? 0 : ++captures;
    Whereabouts whereabouts = Whereabouts.of(look, pieces, node);
    for (int i = 0; i < pieces.size(); i++) {
      ReadPiece piece = pieces.get(i);
      String why = Unfit.why(piece);
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
            .computeIfAbsent(
                new Moment(name, when.begin(), capture),
                _ -> new Snapshot(look.clock(), look.machineId(), new OutputList()))
            .outputs()
            .add(piece, when);
      }
    }
  }

  Upload upload(int passedOver) {
    List<Recorded> snapshots = new ArrayList<>();
    found.forEach(
        (moment, snapshot) ->
            snapshots.add(
                new Recorded(
                    moment.node(),
                    moment.at(),
                    snapshot.clock(),
                    snapshot.machineId(),
                    snapshot.outputs().all())));
    return new Upload(snapshots, List.copyOf(questions), notRead, passedOver);
  }
}
