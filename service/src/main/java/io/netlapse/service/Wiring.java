package io.netlapse.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.netlapse.db.query.AuditLog;
import io.netlapse.db.query.Database;
import io.netlapse.db.query.Tokens;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes beans of what knows no framework. */
@Factory
final class Wiring {

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The pool itself: Micronaut's wrapper wants its own transactions around each statement. */
  @Singleton
  Database database(DataSource source) {
    return new Database(DelegatingDataSource.unwrapDataSource(source));
  }

  @Singleton
  Tokens tokens(Database database) {
    return new Tokens(database);
  }

  @Singleton
  AuditLog auditLog(Database database) {
    return new AuditLog(database);
  }
}
