package io.netlapse.cli.outputs;

import io.netlapse.cli.outputs.Captured.Origin;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.upload.UploadCollector;
import io.netlapse.collectors.upload.tree.OutputTree;
import io.netlapse.collectors.upload.tree.PastedFolder;
import io.netlapse.collectors.upload.tree.Play;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads what the user names: bundles, and folders of command outputs in any layout of upload's. */
public final class Inputs {

  /** All that is diagnosed together is one cluster: what its nodes know of each other counts. */
  public static final String CLUSTER = "here";

  private static final int UNREADABLE = 2;

  private static final Path STANDARD_INPUT = Path.of("-");

  /** People keep what they pasted beside this; what a program captured has its status told. */
  private static final String PASTED = "commands.txt";

  private static final Set<String> LISTS = Set.of(PASTED, "commands.tsv");

  private final @Nullable Instant at;
  private final Predicate<Command> isRead;
  private final List<Captured> captured = new ArrayList<>();
  private final List<Damage> leftOut = new ArrayList<>();

  private Inputs(@Nullable Instant at, Predicate<Command> isRead) {
    this.at = at;
    this.isRead = isRead;
  }

  /**
   * Reads all of them.
   *
   * @param paths files and folders, at least one
   * @param at when the outputs of folders were taken that do not tell; null for when their files
   *     were last changed
   * @param probes what is read; of a folder that holds everything, nothing else is taken
   * @throws CommandFailure with exit status 2 if one of them cannot be read
   */
  public static Inputs read(List<Path> paths, @Nullable Instant at, Probes probes)
      throws InterruptedException {
    Inputs inputs = new Inputs(at, command -> probes.parser(command).isPresent());
    for (Path path : paths) {
      try {
        if (path.equals(STANDARD_INPUT)) {
          inputs.addTranscript(System.in, path, Instant.now());
        } else if (Files.isDirectory(path)) {
          inputs.addFolder(path);
        } else if (!Files.isRegularFile(path) || Transcript.isBundle(path)) {
          inputs.addBundle(path);
        } else {
          try (InputStream in = Files.newInputStream(path)) {
            inputs.addTranscript(in, path, Files.getLastModifiedTime(path).toInstant());
          }
        }
      } catch (CollectException e) {
        throw CommandFailure.of(UNREADABLE, e);
      } catch (BundleException | IOException e) {
        throw new CommandFailure(UNREADABLE, path + ": " + e.getMessage());
      }
    }
    return inputs;
  }

  /** The looks, in the order of the paths. */
  public List<Captured> captured() {
    return List.copyOf(captured);
  }

  /** Files in the folders that belong to no look. */
  public List<Damage> leftOut() {
    return List.copyOf(leftOut);
  }

  private void addFolder(Path folder) throws CollectException, IOException {
    Instant otherwise = at == null ? Files.getLastModifiedTime(folder).toInstant() : at;
    LooseFiles files = new LooseFiles();
    List<Captured> loose = List.of();
    if (SosReport.isOne(folder)) {
      loose = List.of(SosReport.read(CLUSTER, folder, otherwise, isRead, files));
    } else if (!isListed(folder)) {
      loose = LooseFolder.read(CLUSTER, folder, otherwise, files);
    }
    if (!loose.isEmpty()) {
      captured.addAll(loose);
      leftOut.addAll(files.leftOut());
      return;
    }
    OutputTree tree = OutputTree.open(folder, otherwise);
    leftOut.addAll(tree.unread());
    for (Play play : tree.plays()) {
      Set<String> prefixes =
          tree instanceof PastedFolder pasted ? pasted.prefixes(play) : Set.of(play.node());
      OutputFiles names = OutputFiles.in(play.folder(), prefixes);
      NodeId node = new NodeId(CLUSTER, play.node());
      Origin origin = Files.exists(play.folder().resolve(PASTED)) ? Origin.PASTED : Origin.CAPTURED;
      captured.add(Captured.of(node, tree.bundle(play), names::of, origin));
    }
  }

  /** Whether somebody wrote down which command each file holds. */
  private static boolean isListed(Path folder) throws IOException {
    return new LooseFiles()
        .in(folder, 3).stream()
            .map(file -> String.valueOf(file.getFileName()))
            .anyMatch(LISTS::contains);
  }

  private void addTranscript(InputStream in, Path path, Instant otherwise) throws IOException {
    captured.add(Transcript.read(CLUSTER, in, path, at == null ? otherwise : at));
  }

  /** As upload reads it, so that what is diagnosed here is what the service would be sent. */
  private void addBundle(Path file)
      throws CollectException, BundleException, IOException, InterruptedException {
    List<Capture> captures = new ArrayList<>();
    new UploadCollector(leftOut::add)
        .collect(new Settings(List.of(file.toString()), Map.of()), captures::add);
    BundleReader reader = new BundleReader(BundleLimits.DEFAULT);
    for (Capture capture : captures) {
      byte[] bytes = capture.bundle().toByteArray();
      Bundle bundle = reader.read(new ByteArrayInputStream(bytes));
      NodeId node = new NodeId(CLUSTER, bundle.node() == null ? "this-node" : bundle.node());
      captured.add(Captured.of(node, bundle, section -> section.probe().value(), Origin.CAPTURED));
    }
  }
}
