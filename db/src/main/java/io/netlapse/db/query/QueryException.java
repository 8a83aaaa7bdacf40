package io.netlapse.db.query;

import java.io.Serial;
import java.sql.SQLException;

/**
 * The database refused a statement or is away; the cause says which. Not for the eyes of clients.
 */
public final class QueryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  QueryException(SQLException cause) {
    super(cause);
  }
}
