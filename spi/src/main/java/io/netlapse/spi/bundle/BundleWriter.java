package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes bundles of version 1. What it writes reads back as the same bundle, without damage. */
public final class BundleWriter {

  private final OutputStream out;

  /** Onto a stream, which stays open. */
  BundleWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a bundle; the stream stays open and is not flushed.
   *
   * @throws IOException if the stream does not take it
   */
  public static void write(Bundle bundle, OutputStream out) throws IOException {
    new BundleWriter(out).write(bundle);
  }

  /** The bytes of a bundle. */
  public static Content toContent(Bundle bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bundle, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return Content.of(bytes.toByteArray());
  }

  private void write(Bundle bundle) throws IOException {
    writeHeader("netlapse-bundle 1", bundle);
    for (BundleSection section : bundle.sections()) {
      write(section);
    }
    line("end", bundle.sections().size());
  }

  /** What stands before the sections, with the blank line. */
  void writeHeader(String magic, Bundle bundle) throws IOException {
    text(magic + "\n");
    line("node", bundle.node());
    line("captured-at", bundle.capturedAt());
    line("utc-offset", bundle.clock().utcOffset());
    line("boot-id", bundle.clock().bootId());
    var uptime = bundle.clock().uptime();
    line("uptime-seconds", uptime == null ? null : Seconds.format(uptime));
    line("machine-id", bundle.machineId());
    text("\n");
  }

  /** A section, with the newline behind its bytes. */
  void write(BundleSection section) throws IOException {
    writeLines(section);
    section.output().stream().transferTo(out);
    section.error().stream().transferTo(out);
    text("\n");
  }

  /** What stands before a section's bytes, with the blank line. */
  void writeLines(BundleSection section) throws IOException {
    var status = section.status();
    line("section", section.probe());
    line("command", section.command().text());
    line("begin", Seconds.format(section.begin()));
    line("end", Seconds.format(section.end()));
    line("exit", section.exitStatus());
    line("status", status == null ? null : status.word());
    line("output-bytes", section.output().size());
    line("error-bytes", section.error().size());
    line("cksum", cksum(section));
    text("\n");
  }

  /** The checksum of a section's bytes. */
  static long cksum(BundleSection section) {
    return new Cksum().add(section.output()).add(section.error()).value();
  }

  /** A line, or none where there is no value. */
  void line(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      text(name + ": " + value + "\n");
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
