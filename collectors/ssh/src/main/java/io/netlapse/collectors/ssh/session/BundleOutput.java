package io.netlapse.collectors.ssh.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a node writes to standard output: first what its shells say of themselves, up to the
 * line with which a bundle begins, then the bundle. Keeps no more of either than a limit.
 */
final class BundleOutput extends OutputStream {

  /** The first line of a bundle (docs/bundle.md). */
  static final String MAGIC = "netlapse-bundle 1";

  private static final int MOST_NOISE = 64 << 10;
  private static final int MOST_SHOWN = 200;

  private final int limit;
  private final InstantSource clock;
  private final Consumer<Event> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private final StringBuilder noise = new StringBuilder();
  private int noiseBytes;
  private @Nullable Instant begunAt;
  private @Nullable String refusal;

  BundleOutput(int limit, InstantSource clock, Consumer<Event> events) {
    this.limit = limit;
    this.clock = clock;
    this.events = events;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    while (begunAt == null && at < offset + length) {
      preamble(bytes[at++]);
    }
    int rest = offset + length - at;
    if (rest > limit - bundle.size()) {
      throw refused("its bundle has more than %d bytes".formatted(limit));
    }
    bundle.write(bytes, at, rest);
  }

  private void preamble(byte b) throws IOException {
    if (b != '\n') {
      if (++noiseBytes > MOST_NOISE) {
        throw refused("more than %d bytes came before a bundle".formatted(MOST_NOISE));
      }
      line.write(b);
      return;
    }
    String text = line.toString(UTF_8);
    line.reset();
    if (text.endsWith(MAGIC)) {
      begunAt = clock.instant();
      heard(text.substring(0, text.length() - MAGIC.length()));
      bundle.writeBytes((MAGIC + "\n").getBytes(UTF_8));
      events.accept(Event.BEGUN);
    } else if (text.endsWith(RemoteCommand.READY)) {
      heard(text.substring(0, text.length() - RemoteCommand.READY.length()));
      events.accept(Event.READY);
    } else {
      heard(text);
    }
  }

  /** JSch closes the channel then, and tells nobody why. */
  private IOException refused(String why) {
    refusal = why;
    return new IOException(why);
  }

  private void heard(String text) {
    String shown = OneLine.of(text);
    if (!shown.isEmpty() && noise.length() < MOST_SHOWN) {
      noise.append(noise.isEmpty() ? "" : " / ").append(shown);
    }
  }

  /** JSch closes it when nothing more comes. */
  @Override
  public void close() {
    events.accept(Event.ENDED);
  }

  /** When the bundle began to arrive, by our clock; null where none has. */
  synchronized @Nullable Instant begunAt() {
    return begunAt;
  }

  /** Why no more was taken; null where nothing was too much. */
  synchronized @Nullable String refusal() {
    return refusal;
  }

  /** The bundle, as far as it has come. */
  synchronized byte[] bundle() {
    return bundle.toByteArray();
  }

  /** What came before it, on one line, cut; empty where nothing did. */
  synchronized String noise() {
    if (begunAt == null) {
      heard(line.toString(UTF_8));
      line.reset();
    }
    return noise.length() <= MOST_SHOWN ? noise.toString() : noise.substring(0, MOST_SHOWN) + "...";
  }
}
