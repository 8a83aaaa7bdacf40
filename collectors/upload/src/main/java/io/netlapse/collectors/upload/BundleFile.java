package io.netlapse.collectors.upload;

import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A file that holds one bundle. */
public final class BundleFile {

  private static final long MOST_BYTES = BundleLimits.DEFAULT.totalBytes();

  private BundleFile() {}

  /**
   * The bytes of a bundle, not looked into further: whoever takes them reads them. A gzip file that
   * was cut off gives what can be had of it.
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
