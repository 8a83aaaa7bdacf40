package io.netlapse.bench.capture;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.snapshot.NodeClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes of a few captures the pushes of a fleet: each node pushes every five minutes, in the order
 * of its time. No two pushes are equal, nor are those of their sections in which lifetimes or
 * timers run: these show what they would have shown at that time. For one thread.
 */
public final class Pushes {

  /** As many nodes as push in turn. */
  public static final int NODES = 64;

  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final Duration SINCE_BOOT = Duration.ofDays(10);

  private final Captures captures;
  private final Instant start;
  private int round;

  /** Of nodes that begin to push at an instant. */
  public Pushes(Captures captures, Instant start) {
    this.captures = captures;
    this.start = start;
  }

  /** How a node looks in a round of pushes. */
  private interface Look {
    Bundle of(int round, int node);
  }

  /**
   * The next pushes of nodes that do not change, round by round.
   *
   * @param count at least so many; whole rounds are made
   * @return gzip, in the order of time; the node of push i is i modulo {@link #NODES}
   */
  public List<byte[]> unchanged(int count) {
    List<Bundle> of = captures.unchanged();
    return rounds(count, (turn, node) -> of.get((turn * NODES + node) % of.size()));
  }

  /**
   * The next two rounds: each node has one route more, which no node ever had, and then not.
   *
   * @throws IllegalStateException if the route was not captured
   */
  public List<byte[]> changing() {
    List<Bundle> with = captures.changed();
    if (with.isEmpty()) {
      throw new IllegalStateException("there is no capture with the route");
    }
    List<byte[]> pushes =
        new ArrayList<>(
            rounds(
                NODES,
                (turn, node) ->
                    RunningNumbers.withRoute(with.get(node % with.size()), turn * NODES + node)));
    pushes.addAll(unchanged(NODES));
    return pushes;
  }

  private List<byte[]> rounds(int count, Look look) {
    int rounds = (count + NODES - 1) / NODES;
    int first = round;
    round += rounds;
    return IntStream.range(0, rounds * NODES)
        .parallel()
        .mapToObj(i -> push(look, first + i / NODES, i % NODES))
        .toList();
  }

  private byte[] push(Look look, int turn, int node) {
    Bundle captured = look.of(turn, node);
    Duration since = PERIOD.multipliedBy(turn).plusSeconds(node);
    List<BundleSection> sections = new ArrayList<>();
    for (BundleSection section : captured.sections()) {
      sections.add(RunningNumbers.later(section, since.toSeconds()));
    }
    NodeClock clock =
        new NodeClock(
            captured.clock().bootId(), SINCE_BOOT.plus(since), captured.clock().utcOffset());
    return gzip(
        new Bundle(
            "bench-%02d".formatted(node),
            start.plus(since),
            clock,
            captured.machineId(),
            sections,
            List.of()));
  }

  /** As curl's and every collector's gzip does by default. */
  private static byte[] gzip(Bundle bundle) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(8192);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed, 8192)) {
      out.write(BundleWriter.toContent(bundle).toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return compressed.toByteArray();
  }
}
