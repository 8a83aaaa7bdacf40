package io.netlapse.collectors.upload;

import io.netlapse.collectors.upload.archive.Delivery;
import io.netlapse.collectors.upload.archive.Form;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds one bundle, plain or compressed. */
public final class BundleFile {

  private static final long MOST_BYTES = BundleLimits.DEFAULT.totalBytes();

  private BundleFile() {}

  /**
   * The bundle's bytes, decompressed, not looked into further: whoever takes them reads them. A
   * gzip file that was cut off gives what can be had of it.
   */
  static Content read(Path file) throws CollectException {
    try (InputStream in = Files.newInputStream(file);
        Delivery delivery = Delivery.of(in, file.toString())) {
      if (delivery.form() != Form.BUNDLE) {
        throw new CollectException(
            "%s is no bundle: it does not begin with 'netlapse-bundle'. Upload what the capture script wrote, or put the outputs into a folder as the README of upload shows."
                .formatted(file));
      }
      return read(delivery.content(), file.toString());
    } catch (NoSuchFileException e) {
      throw new CollectException(
          "%s is not there. Name a file or folder that is.".formatted(file), e);
    } catch (IOException e) {
      throw new CollectException(
          "%s cannot be read: %s. Is it whole, and may this user read it?"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * The same of bytes that begin as a bundle.
   *
   * @param content decompressed; stays the caller's to close
   * @param name what to call it in messages
   * @throws CollectException if there are more than a bundle may have
   */
  public static Content read(InputStream content, String name)
      throws IOException, CollectException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    try {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > MOST_BYTES) {
          throw new CollectException(
              "%s is longer than %d MiB, decompressed. Capture less at once."
                  .formatted(name, MOST_BYTES >> 20));
        }
      }
    } catch (EOFException _) {
      // A gzip file cut off: the bundle lacks its end then, and whoever reads it tells.
    }
    return Content.of(bytes.toByteArray());
  }
}
