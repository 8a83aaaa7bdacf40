package io.netlapse.db.access;

import io.micronaut.context.ApplicationContext;
import io.netlapse.db.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;

/** The repositories of this package over a migrated database of a test's own. */
record AccessDatabase(ApplicationContext context) implements AutoCloseable {

  static AccessDatabase fresh() {
    Map<String, Object> settings = new HashMap<>(TestDatabase.migratedDatabase().asDataSource());
    settings.put("flyway.datasources.default.enabled", true);
    return new AccessDatabase(ApplicationContext.run(settings));
  }

  Tokens tokens() {
    return context.getBean(Tokens.class);
  }

  AuditLog audit() {
    return context.getBean(AuditLog.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
