package io.netlapse.collectors.upload;

import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A file that holds one bundle, plain or compressed with gzip. */
final class BundleFile {

  private static final byte[] BEGIN = "netlapse-bundle ".getBytes(StandardCharsets.US_ASCII);
  private static final long MOST_BYTES = BundleLimits.DEFAULT.totalBytes();

  private BundleFile() {}

  /**
   * The bundle's bytes, decompressed, not looked into further: whoever takes them reads them. A
   * gzip file that was cut off gives what can be had of it.
   */
  static Content read(Path file) throws CollectException {
    byte[] bytes;
    try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file)))) {
      bytes = readAll(in, file);
    } catch (NoSuchFileException e) {
      throw new CollectException(
          "%s is not there. Name a file or folder that is.".formatted(file), e);
    } catch (IOException e) {
      throw new CollectException(
          "%s cannot be read: %s. Is it whole, and may this user read it?"
              .formatted(file, e.getMessage()),
          e);
    }
    int begin = Math.min(bytes.length, BEGIN.length);
    if (begin < BEGIN.length || !Arrays.equals(bytes, 0, begin, BEGIN, 0, begin)) {
      throw new CollectException(
          "%s is no bundle: it does not begin with 'netlapse-bundle'. Upload what the capture script wrote, or put the outputs into a folder as the README of upload shows."
              .formatted(file));
    }
    return Content.of(bytes);
  }

  private static InputStream plain(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in) : in;
  }

  private static byte[] readAll(InputStream in, Path file) throws IOException, CollectException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > MOST_BYTES) {
          throw new CollectException(
              "%s is longer than %d MiB, decompressed. Capture less at once."
                  .formatted(file, MOST_BYTES >> 20));
        }
      }
    } catch (EOFException _) {
      // A gzip file cut off: the bundle lacks its end then, and whoever reads it tells.
    }
    return bytes.toByteArray();
  }
}
