package io.netlapse.service.security;

import io.netlapse.db.access.AuditLog;
import io.netlapse.db.access.StoredToken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes in the audit log what tokens were refused because it is another's: not each time, since
 * whoever is refused tries again, but as often as {@link Recurrences} has it. Safe for many
 * threads.
 */
@Singleton
final class Refusals {

  private final AuditLog log;
  private final Clock clock;
  private final Recurrences recurrences = new Recurrences();

  Refusals(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void write(StoredToken token, String subject, String sentence) {
    Instant now = clock.instant();
    recurrences
        .told(token.id(), subject, now)
        .ifPresent(
            times ->
                log.add(
                    now,
                    token.name(),
                    "refused",
                    subject,
                    times.in(sentence + " It came with token " + token.id() + ".")));
  }
}
