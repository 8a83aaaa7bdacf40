package io.netlapse.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the newest schema. */
public final class Migrations {

  private Migrations() {}

  /**
   * Applies the migrations that the database does not have yet; several processes may do so at
   * once.
   *
   * @param dataSource as a role that owns the schema and may create the extension btree_gist
   * @throws org.flywaydb.core.api.FlywayException if one fails or the schema is newer than ours
   */
  public static void apply(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
  }
}
