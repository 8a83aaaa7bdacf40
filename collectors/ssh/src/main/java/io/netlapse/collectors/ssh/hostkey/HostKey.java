package io.netlapse.collectors.ssh.hostkey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public key of a host.
 *
 * @param base64 its blob (RFC 4253, 6.6), which begins with its type
 */
public record HostKey(String base64) {

  /** Of the bytes that a host shows. */
  public static HostKey of(byte[] blob) {
    return new HostKey(Base64.getEncoder().encodeToString(blob));
  }

  /** The blob. */
  public byte[] blob() {
    return Base64.getDecoder().decode(base64);
  }

  /** Its type, such as {@code ssh-ed25519}; "unknown" where it tells none. */
  public String type() {
    ByteBuffer blob = ByteBuffer.wrap(blob());
    int length = blob.remaining() < 4 ? 0 : blob.getInt();
    if (length < 1 || length > blob.remaining()) {
      return "unknown";
    }
    byte[] name = new byte[length];
    blob.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  /** As ssh-keygen -l tells it: {@code SHA256:...}. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
