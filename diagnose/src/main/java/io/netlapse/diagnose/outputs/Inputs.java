package io.netlapse.diagnose.outputs;

import io.netlapse.collectors.upload.BundleFile;
import io.netlapse.collectors.upload.archive.Delivery;
import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.diagnose.outputs.Captured.Origin;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody gives: bundles, archives, texts as they stood on a terminal, and folders of
 * command outputs in any layout.
 */
public final class Inputs {

  /** All that is diagnosed together is one cluster: what its nodes know of each other counts. */
  public static final String CLUSTER = "here";

  private static final Path STANDARD_INPUT = Path.of("-");

  private final @Nullable Instant at;
  private final Probes probes;
  private final UnpackLimits limits;
  private final List<Captured> captured = new ArrayList<>();
  private final List<Damage> leftOut = new ArrayList<>();
  private int passedOver;

  private Inputs(@Nullable Instant at, Probes probes, UnpackLimits limits) {
    this.at = at;
    this.probes = probes;
    this.limits = limits;
  }

  /**
   * Reads files and folders.
   *
   * @param paths at least one; {@code -} for standard input
   * @param at when the outputs were taken that do not tell; null for when their files were last
   *     changed
   * @param probes what is read; of a folder that holds everything, nothing else is taken
   * @throws InputException if one of them cannot be read
   */
  public static Inputs read(List<Path> paths, @Nullable Instant at, Probes probes)
      throws InputException {
    Inputs inputs = new Inputs(at, probes, UnpackLimits.DEFAULT);
    for (Path path : paths) {
      try {
        inputs.add(path);
      } catch (CollectException e) {
        throw InputException.of(e);
      } catch (NoSuchFileException e) {
        throw new InputException(path + " is not there. Name a file or folder that is.");
      } catch (BundleException | IOException e) {
        throw InputException.of(named(path.toString(), e), e);
      }
    }
    return inputs;
  }

  /**
   * Reads one file's bytes, whatever they are.
   *
   * @param bytes stays the caller's to close
   * @param name what to call it; up to its first dot also the node's name, where nothing tells that
   * @param at when the outputs were taken that do not tell; null for now
   * @param limits how much is taken of an archive
   * @throws InputException if it cannot be read
   */
  public static Inputs read(
      InputStream bytes, String name, @Nullable Instant at, Probes probes, UnpackLimits limits)
      throws InputException {
    Inputs inputs = new Inputs(at, probes, limits);
    try {
      inputs.addStream(bytes, name, Instant.now());
    } catch (CollectException e) {
      throw InputException.of(e);
    } catch (BundleException | IOException e) {
      throw InputException.of(named(name, e), e);
    }
    return inputs;
  }

  /** The looks, in the order of the paths. */
  public List<Captured> captured() {
    return List.copyOf(captured);
  }

  /** Files in folders and archives that belong to no look. */
  public List<Damage> leftOut() {
    return List.copyOf(leftOut);
  }

  /** How many files of folders and archives hold what no parser reads, and were passed over. */
  public int passedOver() {
    return passedOver;
  }

  private void add(Path path) throws CollectException, BundleException, IOException {
    if (path.equals(STANDARD_INPUT)) {
      addStream(System.in, path.toString(), Instant.now());
      return;
    }
    Instant changed = Files.getLastModifiedTime(path).toInstant();
    if (Files.isDirectory(path)) {
      add(folder(changed).read(path));
    } else {
      try (InputStream in = Files.newInputStream(path)) {
        addStream(in, String.valueOf(path.getFileName()), changed);
      }
    }
  }

  @SuppressWarnings("resource") // the stream is the caller's
  private void addStream(InputStream in, String name, Instant otherwise)
      throws CollectException, BundleException, IOException {
    Delivery delivery = Delivery.of(in, name);
    switch (delivery.form()) {
      case EMPTY -> throw new CollectException(name + " is empty. Give what a command printed.");
      case BUNDLE -> captured.add(bundle(delivery.content(), name));
      case TAR, ZIP -> add(OutputArchive.read(delivery, name, limits, folder(otherwise)));
      case TEXT ->
          captured.add(
              Transcript.read(CLUSTER, delivery.content(), name, or(otherwise), nothingTold()));
    }
  }

  private void add(Looks looks) {
    captured.addAll(looks.captured());
    leftOut.addAll(looks.leftOut());
    passedOver += looks.passedOver();
  }

  /** What nobody told of a text or a bundle without a node. */
  private Set<Captured.Assumed> nothingTold() {
    return at == null
        ? Set.of(Captured.Assumed.NODE, Captured.Assumed.INSTANT)
        : Set.of(Captured.Assumed.NODE);
  }

  /** As the service reads it. */
  private static Captured bundle(InputStream content, String name)
      throws CollectException, BundleException, IOException {
    Bundle bundle =
        new BundleReader(BundleLimits.DEFAULT)
            .read(new ByteArrayInputStream(BundleFile.read(content, name).toByteArray()));
    String node = bundle.node();
    return Captured.of(
        new NodeId(CLUSTER, node == null ? "this-node" : node),
        bundle,
        section -> section.probe().value(),
        Origin.CAPTURED,
        node == null ? Set.of(Captured.Assumed.NODE) : Set.of());
  }

  private OutputFolder folder(Instant otherwise) {
    return new OutputFolder(
        CLUSTER, or(otherwise), at != null, command -> probes.parser(command).isPresent());
  }

  private Instant or(Instant otherwise) {
    return at == null ? otherwise : at;
  }

  /** A message that begins with the name of what it is about. */
  private static String named(String name, Exception problem) {
    if (problem instanceof EOFException) {
      return name + " ends before its end: it was cut off. Send it again.";
    }
    String message = String.valueOf(problem.getMessage());
    return message.startsWith(name) ? message : name + ": " + message;
  }
}
