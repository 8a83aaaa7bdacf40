package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.diagnose.report.Diagnosing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster of namespaces in a kernel of its own, made by the script {@code remedies}. */
final class RemedyLab implements AutoCloseable {

  private static final Diagnosing DIAGNOSING = Diagnosing.withAllThereIs();

  private final Path folder;
  private final UserModeLab lab;
  private final Dialogue guest;
  private final Map<String, Path> healthy = new LinkedHashMap<>();
  private int step;

  RemedyLab(String cluster, Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    lab.write("cluster", cluster.getBytes(UTF_8));
    guest = new Dialogue(lab, folder, "remedies");
    guest.await("0");
  }

  /**
   * What commands left behind.
   *
   * @param output what they printed on either channel
   * @param exitStatus that of the last one, or of the first that failed
   */
  record Done(String output, int exitStatus) {}

  /** Runs commands on a node, up to the first that fails. */
  Done run(String node, List<String> commands) throws IOException, InterruptedException {
    lab.write("commands", (String.join("\n", commands) + "\n").getBytes(UTF_8));
    return ask("within %s sh -e %s".formatted(node, folder.resolve("commands")));
  }

  /** Captures a node, as it is counted on from now where nothing is wrong with it. */
  void lookAtHealthy(String node, String probes) throws IOException, InterruptedException {
    healthy.put(node, look(node, probes));
  }

  /** Captures a part of what a node is now. */
  Path look(String node, String probes) throws IOException, InterruptedException {
    String name = "%d.%s.bundle".formatted(step, node);
    Done done = ask("observe %s %s %s".formatted(node, name, probes));
    if (done.exitStatus() != 0) {
      throw new AssertionError(done.output());
    }
    return folder.resolve(name);
  }

  /** What is wrong with the cluster, its healthy nodes shown first. */
  List<Found> findings(Path... later) throws InputException {
    List<Path> bundles = new ArrayList<>(healthy.values());
    bundles.addAll(List.of(later));
    return DIAGNOSING.diagnose(Inputs.read(bundles, null, DIAGNOSING.probes())).findings();
  }

  private Done ask(String command) throws IOException, InterruptedException {
    guest.say(command);
    step++;
    guest.await(Integer.toString(step));
    return new Done(
        new String(lab.read(step + ".out"), UTF_8),
        Integer.parseInt(new String(lab.read(step + ".status"), UTF_8).strip()));
  }

  @Override
  public void close() throws IOException {
    guest.say("halt");
    guest.close();
  }
}
