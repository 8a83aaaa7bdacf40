package io.netlapse.collectors.upload.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A stream of bytes somebody hands over, decompressed once (gzip, RFC 1952, or xz), and what it
 * holds. What is compressed a second time is text that nobody reads: nested bombs end here.
 *
 * @param form what it is
 * @param content its bytes, decompressed; whoever opened it closes it
 */
public record Delivery(Form form, InputStream content) implements AutoCloseable {

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /** As much as `xz -9` asks of who unpacks it, in KiB; more is a claim without use. */
  private static final int XZ_MEMORY = 70 << 10;

  private static final int BUFFER = 1 << 16;

  /**
   * Looks at a stream.
   *
   * @param in whatever it is; closed with what is returned
   * @param name what to call it in messages
   * @throws ArchiveException if it is compressed in a way that is not read here
   * @throws IOException if it cannot be read, or is not what it begins as
   */
  public static Delivery of(InputStream in, String name) throws IOException {
    InputStream content = Form.marked(decompressed(Form.marked(in), name));
    return new Delivery(Form.of(content), content);
  }

  private static InputStream decompressed(InputStream in, String name) throws IOException {
    byte[] start = Form.start(in, XZ.length);
    try {
      if (Form.hasAt(start, 0, GZIP)) {
        return new GZIPInputStream(in, BUFFER);
      }
      if (Form.hasAt(start, 0, XZ)) {
        return new XZInputStream(in, XZ_MEMORY);
      }
    } catch (EOFException e) {
      throw ArchiveException.cutOff(name);
    }
    if (Form.hasAt(start, 0, ZSTD)) {
      throw new ArchiveException(
          name + " is compressed with zstd. Decompress it first, or use gzip or xz.");
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
