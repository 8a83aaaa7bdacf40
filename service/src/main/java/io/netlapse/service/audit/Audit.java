package io.netlapse.service.audit;

import io.micronaut.transaction.TransactionOperations;
import io.netlapse.db.access.AuditLog;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Recurrences;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes what admins do, under the name of their token and never with a secret. Safe for many
 * threads.
 */
@Singleton
public final class Audit {

  private final AuditLog log;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final Recurrences readings = new Recurrences();

  Audit(AuditLog log, TransactionOperations<Connection> transactions, Clock clock) {
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a line says.
   *
   * @param action what was done, such as {@code token-added}
   * @param subject to what
   * @param detail for people; may be empty
   */
  public record Line(String action, String subject, String detail) {}

  /**
   * Does something and writes its line in one transaction: neither is without the other.
   *
   * @param act what repositories of {@code db.access} do; empty if it could not be done, and then
   *     nothing of it stays
   * @param line what to write of what was done
   * @return what the act gave
   */
  public <T> Optional<T> done(Caller caller, Supplier<Optional<T>> act, Function<T, Line> line) {
    return transactions.executeWrite(
        status -> {
          Optional<T> result = act.get();
          result.ifPresentOrElse(done -> write(caller, line.apply(done)), status::setRollbackOnly);
          return result;
        });
  }

  /** Writes a line, now. */
  public void write(Caller caller, Line line) {
    log.add(clock.instant(), caller.name(), line.action(), line.subject(), line.detail());
  }

  /**
   * Writes that somebody read what only admins may read. Not each time, but as {@link Recurrences}
   * has it: whoever copies the log elsewhere every minute would mostly copy that.
   *
   * @param what was read: {@code audit} or {@code tokens}
   */
  public void writeRead(Caller caller, String what) {
    Instant now = clock.instant();
    readings
        .told(caller.token().id(), what, now)
        .ifPresent(times -> log.add(now, caller.name(), "read", what, times.in("")));
  }
}
