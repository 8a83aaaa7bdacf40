package io.netlapse.service.audit;

import io.netlapse.db.access.AuditLog;
import io.netlapse.service.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Writes what admins do, under the name of their token and never with a secret. */
@Singleton
public final class Audit {

  private final AuditLog log;
  private final Clock clock;

  Audit(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Writes a line, now.
   *
   * @param action what was done, such as {@code token-added}
   * @param subject to what
   * @param detail for people; may be empty
   */
  public void write(Caller caller, String action, String subject, String detail) {
    log.add(clock.instant(), caller.name(), action, subject, detail);
  }
}
