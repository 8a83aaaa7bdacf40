package io.netlapse.collectors.upload.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What a stream of bytes is, told by how it begins: names and media types are often wrong. */
public enum Form {
  /** Nothing at all. */
  EMPTY,
  /** A bundle of the capture script (docs/bundle.md). */
  BUNDLE,
  /** A tar archive: POSIX.1-1988 (ustar) or later, GNU's too. */
  TAR,
  /** A zip archive (PKWARE APPNOTE). */
  ZIP,
  /** Anything else: text, as far as anybody can tell. */
  TEXT;

  private static final int BUFFER = 1 << 16;
  private static final int BLOCK = 512;
  private static final byte[] BUNDLE_BEGIN = "netlapse-bundle".getBytes(US_ASCII);
  private static final byte[] USTAR = "ustar".getBytes(US_ASCII);
  private static final int USTAR_AT = 257;
  private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
  private static final byte[] ZIP_OF_NOTHING = {'P', 'K', 5, 6};

  /**
   * Tells it.
   *
   * @param in supports marks of {@value #BLOCK} bytes; stands where it stood before
   */
  static Form of(InputStream in) throws IOException {
    byte[] start = start(in, BLOCK);
    if (start.length == 0) {
      return EMPTY;
    }
    if (hasAt(start, 0, BUNDLE_BEGIN)) {
      return BUNDLE;
    }
    if (hasAt(start, 0, ZIP_ENTRY) || hasAt(start, 0, ZIP_OF_NOTHING)) {
      return ZIP;
    }
    return hasAt(start, USTAR_AT, USTAR) ? TAR : TEXT;
  }

  /** The bytes that come next, which are read again; fewer where there are no more. */
  static byte[] start(InputStream in, int most) throws IOException {
    byte[] start = new byte[most];
    int length = 0;
    in.mark(most);
    try {
      // One by one: of several at once, those before a cut would be lost with the exception.
      for (int b = in.read(); b >= 0; b = length < most ? in.read() : -1) {
        start[length++] = (byte) b;
      }
    } catch (EOFException _) {
      // Compressed and cut off: what there is tells as well.
    }
    in.reset();
    return Arrays.copyOf(start, length);
  }

  /** A stream that can be looked at before it is read. */
  static InputStream marked(InputStream in) {
    return in.markSupported() ? in : new BufferedInputStream(in, BUFFER);
  }

  static boolean hasAt(byte[] bytes, int at, byte[] magic) {
    int end = at + magic.length;
    return bytes.length >= end && Arrays.equals(bytes, at, end, magic, 0, magic.length);
  }
}
