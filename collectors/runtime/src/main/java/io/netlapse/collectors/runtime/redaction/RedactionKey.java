package io.netlapse.collectors.runtime.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * What decides which address becomes which. Whoever has it can tell every address again; all nodes
 * of a cluster need the same one, or nothing of one node fits another's. Immutable.
 */
public final class RedactionKey {

  private static final int LEAST_BYTES = 32;
  private static final int MOST_BYTES = 4_096;

  private final SecretKeySpec key;

  private RedactionKey(byte[] secret) {
    try {
      this.key = new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(secret), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The key of a secret.
   *
   * @throws IllegalArgumentException if it has less than 32 bytes: it could be guessed
   */
  public static RedactionKey of(String secret) {
    byte[] bytes = secret.strip().getBytes(UTF_8);
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a key has at least %d characters, this one %d".formatted(LEAST_BYTES, bytes.length));
    }
    return new RedactionKey(bytes);
  }

  /**
   * The key in a file, all of it but the blanks around.
   *
   * @throws CollectException if it cannot be read or is too short; the message has none of it
   */
  public static RedactionKey ofFile(Path file) throws CollectException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new CollectException(
            "%s is larger than a key (%d bytes). Make one: openssl rand -hex 32"
                .formatted(file, MOST_BYTES));
      }
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new CollectException("The key %s cannot be read: %s.".formatted(file, e), e);
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "%s is no key: %s. Make one: openssl rand -hex 32".formatted(file, e.getMessage()), e);
    }
  }

  /** A pseudorandom function of one block of 16 bytes (FIPS 197). For one thread. */
  Blocks blocks() {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding"); // of single blocks, nothing else
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return new Blocks(cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES", e);
    }
  }

  /** Makes a block of a block. */
  record Blocks(Cipher cipher) {

    static final int BYTES = 16;

    byte[] of(byte[] block) {
      try {
        return cipher.doFinal(Arrays.copyOf(block, BYTES));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a block of 16 bytes is one", e);
      }
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "RedactionKey[...]";
  }
}
