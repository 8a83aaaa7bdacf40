package io.netlapse.service.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on, as opaque text. It carries a checksum over the position and the query, so
 * that a damaged cursor and one of another query are told apart from a good one. The checksum needs
 * no secret: a cursor opens nothing that the same token could not read from the list's beginning.
 */
final class Cursor {

  private static final int CHECKSUM_BYTES = 12;
  private static final String SEPARATOR = "\u001f";

  private Cursor() {}

  /**
   * Writes a cursor.
   *
   * @param query what identifies the query: path and filters
   * @param position the values that the next page begins behind; none contains U+001F
   */
  static String write(String query, List<String> position) {
    byte[] payload = String.join(SEPARATOR, position).getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(checksum(query, payload), CHECKSUM_BYTES + payload.length);
    System.arraycopy(payload, 0, whole, CHECKSUM_BYTES, payload.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * Reads a cursor.
   *
   * @throws ProblemException 400 if this query did not give it
   */
  static List<String> read(String query, String cursor) {
    byte[] whole = decode(cursor);
    if (whole.length > CHECKSUM_BYTES) {
      byte[] payload = Arrays.copyOfRange(whole, CHECKSUM_BYTES, whole.length);
      byte[] sum = Arrays.copyOf(whole, CHECKSUM_BYTES);
      if (MessageDigest.isEqual(sum, checksum(query, payload))) {
        return List.of(new String(payload, UTF_8).split(SEPARATOR, -1));
      }
    }
    throw refused();
  }

  private static byte[] decode(String cursor) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(cursor);
      // Base64 ignores some bits of the last character; only the exact text is ours.
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(whole).equals(cursor)) {
        return whole;
      }
    } catch (IllegalArgumentException e) {
      // No Base64, so not ours either.
    }
    throw refused();
  }

  private static ProblemException refused() {
    return ProblemException.of(
        ProblemType.BAD_CURSOR,
        "The cursor was not given by this query, or it is damaged. Begin without 'cursor', and keep"
            + " every other parameter the same from page to page.");
  }

  private static byte[] checksum(String query, byte[] payload) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(query.getBytes(UTF_8));
      sha256.update((byte) 0);
      return Arrays.copyOf(sha256.digest(payload), CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
