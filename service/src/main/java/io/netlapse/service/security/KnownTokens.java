package io.netlapse.service.security;

import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.settings.SecuritySettings;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens by their secret, remembered for a short while so that a push costs no look-up. Safe for
 * many threads.
 *
 * <p>A token is found by the hash of its secret in an index. What leaks from the time that takes is
 * about the hash of what the attacker sent, which tells nothing of any secret.
 */
@Singleton
public final class KnownTokens {

  /** More good tokens at once than this are looked up each time. */
  private static final int REMEMBERED = 20_000;

  private final Tokens tokens;
  private final Duration believed;
  private final Map<ByteBuffer, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(StoredToken token, long untilNanos) {}

  KnownTokens(Tokens tokens, SecuritySettings settings) {
    this.tokens = tokens;
    this.believed = settings.tokenCache();
  }

  /** The good token of a secret, if it was looked up a moment ago. */
  Optional<StoredToken> remembered(TokenSecret secret) {
    Remembered known = remembered.get(ByteBuffer.wrap(secret.hash()));
    return known != null && known.untilNanos - System.nanoTime() > 0
        ? Optional.of(known.token)
        : Optional.empty();
  }

  /** The good token of a secret, if there is one. Asks the database. */
  Optional<StoredToken> find(TokenSecret secret) {
    byte[] hash = secret.hash();
    ByteBuffer key = ByteBuffer.wrap(hash);
    Optional<StoredToken> token = tokens.byHash(hash);
    remembered.remove(key);
    long now = System.nanoTime();
    if (token.isPresent() && room(now)) {
      remembered.put(key, new Remembered(token.get(), now + believed.toNanos()));
    }
    return token;
  }

  /** Forgets a token, so that a revocation through this instance counts at once. */
  public void forget(long tokenId) {
    remembered.values().removeIf(known -> known.token.id() == tokenId);
  }

  private boolean room(long now) {
    if (remembered.size() >= REMEMBERED) {
      remembered.values().removeIf(known -> known.untilNanos - now <= 0);
    }
    return remembered.size() < REMEMBERED;
  }
}
