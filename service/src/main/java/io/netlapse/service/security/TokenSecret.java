package io.netlapse.service.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of a token, {@code nl_read_<43 characters>}. The scope stands in it for people and for
 * scanners that look for leaked secrets; it grants nothing.
 *
 * @param text the whole secret, as a client sends it
 */
public record TokenSecret(String text) {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new secret of 256 random bits. */
  public static TokenSecret random(Scope scope) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new TokenSecret("nl_" + scope.word() + "_" + secret);
  }

  /**
   * Its SHA-256, which is all that is kept. A plain hash suffices: a secret of 256 random bits
   * cannot be guessed, however fast one tries.
   */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "TokenSecret[...]";
  }
}
