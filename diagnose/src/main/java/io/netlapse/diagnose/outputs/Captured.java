package io.netlapse.diagnose.outputs;

import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at one node that lies here.
 *
 * @param node whose
 * @param at when, by the node's clock
 * @param clock what else the node said of its clock
 * @param machineId {@code /etc/machine-id} (machine-id(5)); null where it was not told
 * @param outputs in the order in which they were asked
 * @param damage what is missing though it should be here
 * @param origin who brought the outputs, as far as their layout tells
 * @param assumed what of it nobody told: a diagnosis can live with a guess, a history cannot
 */
public record Captured(
    NodeId node,
    Instant at,
    NodeClock clock,
    @Nullable String machineId,
    List<Output> outputs,
    List<Damage> damage,
    Origin origin,
    Set<Assumed> assumed) {

  /** What may be guessed of a look. */
  public enum Assumed {
    /** The node's name, after the name of a file. */
    NODE,
    /** The instant, after the time at which a file was changed or sent. */
    INSTANT
  }

  /** Who brought outputs. */
  public enum Origin {
    /** A program ran the commands and kept what they printed. */
    CAPTURED,
    /** A person kept each output in a file and said whose it is. */
    PASTED,
    /** A person kept what stood on a terminal: prompts tell whose the outputs are. */
    TRANSCRIPT
  }

  /** Copies the lists. */
  public Captured {
    outputs = List.copyOf(outputs);
    damage = List.copyOf(damage);
    assumed = Set.copyOf(assumed);
  }

  /**
   * What one command printed, and where that lies.
   *
   * @param section the section
   * @param file the file's name, or the probe's where it came in a bundle
   */
  public record Output(Section section, String file) {}

  /** Whether a person brought the outputs, who may have cut, masked or marked them. */
  public boolean isPasted() {
    return origin != Origin.CAPTURED;
  }

  /** Whether somebody said whose the outputs are. */
  public boolean isNodeTold() {
    return origin != Origin.TRANSCRIPT;
  }

  /** A bundle's look at a node; {@code file} tells where each section lies. */
  static Captured of(
      NodeId node,
      Bundle bundle,
      Function<BundleSection, String> file,
      Origin origin,
      Set<Assumed> assumed) {
    List<Output> outputs =
        bundle.sections().stream()
            .map(section -> new Output(section(section, bundle.capturedAt()), file.apply(section)))
            .toList();
    return new Captured(
        node,
        bundle.capturedAt(),
        bundle.clock(),
        bundle.machineId(),
        outputs,
        bundle.damage(),
        origin,
        assumed);
  }

  /** The same reading of exit status and error text as the service's. */
  private static Section section(BundleSection section, Instant capturedAt) {
    return new Section(
        section.probe(),
        section.command(),
        capturedAt.plus(section.begin()),
        capturedAt.plus(section.end()),
        section.exitStatus(),
        SectionStatusReader.read(
            section.status(),
            section.command(),
            section.exitStatus(),
            section.output(),
            section.error()),
        section.output(),
        section.error());
  }
}
