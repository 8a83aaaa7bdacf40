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

  private BundleWriter(OutputStream out) {
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
    text("netlapse-bundle 1\n");
    line("node", bundle.node());
    line("captured-at", bundle.capturedAt());
    line("utc-offset", bundle.clock().utcOffset());
    line("boot-id", bundle.clock().bootId());
    var uptime = bundle.clock().uptime();
    line("uptime-seconds", uptime == null ? null : Seconds.format(uptime));
    line("machine-id", bundle.machineId());
    text("\n");
    for (BundleSection section : bundle.sections()) {
      write(section);
    }
    line("end", bundle.sections().size());
  }

  private void write(BundleSection section) throws IOException {
    byte[] output = section.output().toByteArray();
    byte[] error = section.error().toByteArray();
    var status = section.status();
    line("section", section.probe());
    line("command", section.command().text());
    line("begin", Seconds.format(section.begin()));
    line("end", Seconds.format(section.end()));
    line("exit", section.exitStatus());
    line("status", status == null ? null : status.word());
    line("output-bytes", output.length);
    line("error-bytes", error.length);
    line("cksum", new Cksum().add(output).add(error).value());
    text("\n");
    out.write(output);
    out.write(error);
    text("\n");
  }

  /** A line, or none where there is no value. */
  private void line(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      text(name + ": " + value + "\n");
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
