package io.netlapse.spi.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All sections of one node at one instant.
 *
 * @param node whose
 * @param capturedAt when, by the node's clock
 * @param clock what else the node said of its clock
 * @param machineId {@code /etc/machine-id} (machine-id(5)); null where it was not told
 * @param sections in the order in which they were asked; the same command asked again is a later
 *     {@linkplain io.netlapse.spi.fact.Scope moment}
 */
public record Snapshot(
    NodeId node,
    Instant capturedAt,
    NodeClock clock,
    @Nullable String machineId,
    List<Section> sections) {

  /** Copies the sections. */
  public Snapshot {
    sections = List.copyOf(sections);
  }

  /**
   * The digest that tells duplicates: two snapshots of one node and instant with equal digests are
   * the same snapshot. It covers probe, command, status and bytes of every section, in order.
   *
   * @return 64 lower-case hexadecimal digits of a SHA-256
   */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Section section : sections) {
        String head =
            section.probe()
                + "\0"
                + section.command().text()
                + "\0"
                + section.status().word()
                + "\0";
        sha256.update(head.getBytes(StandardCharsets.UTF_8));
        sha256.update(section.output().digest());
        sha256.update(section.error().digest());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
