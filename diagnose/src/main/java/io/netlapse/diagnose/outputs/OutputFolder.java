package io.netlapse.diagnose.outputs;

import io.netlapse.collectors.upload.tree.OutputTree;
import io.netlapse.collectors.upload.tree.PastedFolder;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.diagnose.outputs.Captured.Origin;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A folder of command outputs, in whichever layout: reports of sos(1), one or several side by side;
 * what a tool fetched of a cluster; outputs that somebody listed, as upload reads them; outputs
 * that nobody listed.
 *
 * @param cluster what the nodes belong to
 * @param at when the outputs were taken, where they do not tell
 * @param isTold whether somebody said so, and it is no guess
 * @param isRead whether some parser reads what a command prints; of a folder that holds everything,
 *     nothing else is taken
 */
record OutputFolder(String cluster, Instant at, boolean isTold, Predicate<Command> isRead) {

  /** People keep what they pasted beside this; what a program captured has its status told. */
  private static final String PASTED = "commands.txt";

  private static final Set<String> LISTS = Set.of(PASTED, "commands.tsv");

  Looks read(Path folder) throws CollectException, IOException {
    LooseFiles files = new LooseFiles();
    List<Captured> loose = new ArrayList<>();
    for (Path report : SosReport.in(folder)) {
      loose.add(SosReport.read(cluster, report, at, instant(), isRead, files));
    }
    if (loose.isEmpty()) {
      for (ClusterDump dump : ClusterDump.in(folder)) {
        loose.addAll(dump.read(cluster, at, instant(), isRead, files));
      }
    }
    if (loose.isEmpty() && !isListed(folder)) {
      loose.addAll(LooseFolder.read(cluster, folder, at, files, instant()));
    }
    return loose.isEmpty() ? listed(folder) : new Looks(loose, files.leftOut(), files.passedOver());
  }

  private Set<Captured.Assumed> instant() {
    return isTold ? Set.of() : Set.of(Captured.Assumed.INSTANT);
  }

  private Looks listed(Path folder) throws CollectException, IOException {
    OutputTree tree = OutputTree.open(folder, at);
    List<Damage> leftOut = new ArrayList<>(tree.unread());
    List<Captured> captured = new ArrayList<>();
    for (Play play : tree.plays()) {
      Set<String> prefixes =
          tree instanceof PastedFolder pasted ? pasted.prefixes(play) : Set.of(play.node());
      OutputFiles names = OutputFiles.in(play.folder(), prefixes);
      NodeId node = new NodeId(cluster, play.node());
      Origin origin = Files.exists(play.folder().resolve(PASTED)) ? Origin.PASTED : Origin.CAPTURED;
      // A folder that does not tell when its outputs were taken is played at the instant given.
      Set<Captured.Assumed> assumed = play.at().equals(at) ? instant() : Set.of();
      captured.add(Captured.of(node, tree.bundle(play), names::of, origin, assumed));
    }
    return new Looks(captured, leftOut, 0);
  }

  /** Whether somebody wrote down which command each file holds. */
  static boolean isListed(Path folder) throws IOException {
    return new LooseFiles()
        .in(folder, 3).stream()
            .map(file -> String.valueOf(file.getFileName()))
            .anyMatch(LISTS::contains);
  }
}
