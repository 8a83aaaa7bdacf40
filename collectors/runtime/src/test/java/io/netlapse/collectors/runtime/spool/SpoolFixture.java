package io.netlapse.collectors.runtime.spool;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Captures to put into a spool, and ways to look at what is in one. */
final class SpoolFixture {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private SpoolFixture() {}

  /** A clock that is put by hand. */
  static final class HandClock implements InstantSource {

    private Instant now = NOON;

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** A live capture of a node that shows something. */
  static Capture capture(String source, String node, String shown) {
    return capture(source, node, shown, NOON);
  }

  static Capture capture(String source, String node, String shown, Instant at) {
    String output = shown + "\n";
    String bundle =
        """
        netlapse-bundle 1
        node: %s
        captured-at: %s

        section: ip-rule
        command: ip rule show
        begin: 0.00
        end: 0.01
        exit: 0
        status: ok
        output-bytes: %d
        error-bytes: 0

        %s
        end: 1
        """
            .formatted(node, at, output.length(), output);
    return new Capture(source, Content.of(bundle), Capture.Age.LIVE);
  }

  /** Text that gzip does not make smaller than its number of characters by more than a quarter. */
  static String noise(long seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append((char) ('!' + random.nextInt(94)));
    }
    return text.toString();
  }

  static List<Waiting> waiting(Spool spool) {
    List<Waiting> all = new ArrayList<>();
    Optional<Waiting> each = spool.after(0);
    while (each.isPresent()) {
      all.add(each.get());
      each = spool.after(each.get().number());
    }
    return all;
  }

  static List<String> sources(Spool spool) {
    return waiting(spool).stream().map(each -> each.about().source()).toList();
  }

  static long lost(Spool spool) {
    return spool.gaps().stream().mapToLong(Gap::captures).sum();
  }

  static String text(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
