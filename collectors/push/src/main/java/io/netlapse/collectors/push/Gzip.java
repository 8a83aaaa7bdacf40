package io.netlapse.collectors.push;

import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compression of a bundle for the way and for a spool (RFC 1952). */
public final class Gzip {

  private Gzip() {}

  /** The bytes, compressed. */
  public static byte[] of(Content content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.size() / 8 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed, 8_192)) {
      out.write(content.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return compressed.toByteArray();
  }
}
