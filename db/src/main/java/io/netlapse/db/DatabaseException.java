package io.netlapse.db;

import java.io.Serial;
import java.sql.SQLException;

/**
 * PostgreSQL refused or was away, and nothing was written. The cause has the SQLSTATE, which tells
 * the two apart; the message may quote data and is for logs, not for clients.
 */
public final class DatabaseException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** With what the driver said. */
  public DatabaseException(SQLException cause) {
    super("PostgreSQL did not do it: " + cause.getMessage(), cause);
  }
}
