package io.netlapse.diagnose.outputs;

import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file that is no bundle: what stood on a terminal, in a ticket or in a chat. */
final class Transcript {

  private static final ProbeId PROBE = new ProbeId("paste");

  private static final int START = 4096;

  private Transcript() {}

  /**
   * The look that it shows.
   *
   * @param in its bytes
   * @param file its name, by which the node is called where no prompt names one
   * @param at when it was taken, as far as anybody knows
   * @param assumed what of node and instant nobody told
   * @throws IOException if it cannot be read, or is larger than anybody pastes
   */
  static Captured read(
      String cluster, InputStream in, String file, Instant at, Set<Captured.Assumed> assumed)
      throws IOException {
    Captured.Output output = LooseFiles.output(in, file, PROBE, at);
    Content content = output.section().output();
    String start = Content.of(content.toByteArray(), 0, Math.min(content.size(), START)).text();
    if (DumpText.isOne(start)) {
      return DumpText.read(cluster, content.text(), file, at, assumed);
    }
    return LooseFiles.look(
        new NodeId(cluster, node(file)), at, List.of(output), Captured.Origin.TRANSCRIPT, assumed);
  }

  /** What stands before the first dot, as far as it can be a name. */
  private static String node(String file) {
    return Stream.of(file.split("\\.", -1)[0].replaceAll("[^A-Za-z0-9-]", "-"))
        .map(name -> name.replaceAll("^-+|-+$", ""))
        .filter(name -> !name.isEmpty() && name.length() < 200)
        .findFirst()
        .orElse("this-node");
  }
}
