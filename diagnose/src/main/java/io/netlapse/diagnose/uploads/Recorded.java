package io.netlapse.diagnose.uploads;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at one node, found in an upload.
 *
 * @param node the node's name
 * @param at when, by the node's clock
 * @param clock what else the node said of its clock
 * @param machineId {@code /etc/machine-id}; null where it was not told
 * @param outputs in the order in which they were asked; no command stands twice under one probe id
 */
public record Recorded(
    String node, Instant at, NodeClock clock, @Nullable String machineId, List<Output> outputs) {

  /** Copies the outputs. */
  public Recorded {
    outputs = List.copyOf(outputs);
  }

  /**
   * One output of it.
   *
   * @param section as it is to be stored
   * @param file where it lies in the upload
   * @param parser whose parser reads it; null where none does, or its status says nothing
   * @param isPart whether it says only what it shows, so that nothing is denied by it
   * @param facts how many facts it shows
   * @param unread how many lines nobody understood; all of them without a parser
   */
  public record Output(
      Section section,
      String file,
      @Nullable ProbeId parser,
      boolean isPart,
      int facts,
      int unread) {}

  /** What is stored. */
  public List<Section> sections() {
    return outputs.stream().map(Output::section).toList();
  }

  /**
   * The same as a bundle.
   *
   * @throws IllegalArgumentException if the format cannot carry it, such as an instant before 1971
   */
  public Bundle bundle() {
    return new Bundle(
        node, at, clock, machineId, sections().stream().map(this::carried).toList(), List.of());
  }

  private BundleSection carried(Section section) {
    return new BundleSection(
        section.probe(),
        section.command(),
        Duration.between(at, section.begin()),
        Duration.between(at, section.end()),
        section.exitStatus(),
        section.status(),
        section.output(),
        section.error());
  }
}
