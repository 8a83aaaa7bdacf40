package io.netlapse.db;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256. Equal when the bytes are; ordered by them, unsigned, as PostgreSQL orders bytea. */
public final class Sha256 implements Comparable<Sha256> {

  /** The digest of no bytes. */
  public static final Sha256 OF_NOTHING = of(new byte[0]);

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The digest with these bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Sha256 ofBytes(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException(bytes.length + " bytes are no SHA-256");
    }
    return new Sha256(bytes.clone());
  }

  /**
   * The digest with these digits.
   *
   * @throws IllegalArgumentException if they are not 64 hexadecimal digits
   */
  public static Sha256 ofHex(String digits) {
    return ofBytes(HexFormat.of().parseHex(digits));
  }

  /** The digest of the UTF-8 bytes of a text. */
  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of these pieces, one behind the other. */
  public static Sha256 of(byte[]... pieces) {
    MessageDigest digest = newDigest();
    for (byte[] piece : pieces) {
      digest.update(piece);
    }
    return new Sha256(digest.digest());
  }

  /** A digest to be fed; every Java platform has it. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Feeds the 32 bytes into another digest. */
  public void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(Sha256 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
