package io.netlapse.service.problem;

import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from one that refuses what it was told. */
public final class DatabaseProblems {

  /** Long enough for a fail-over to make way, short enough that a spool drains soon after it. */
  private static final Duration WAIT = Duration.ofSeconds(5);

  /**
   * The classes of SQLSTATE (PostgreSQL manual, appendix A) that waiting mends: connection
   * exception, transaction rollback, insufficient resources, operator intervention, system error.
   */
  private static final Set<String> CLASSES_THAT_PASS = Set.of("08", "40", "53", "57", "58");

  /** 25006: a standby that was the primary a moment ago. */
  private static final String READ_ONLY = "25006";

  private DatabaseProblems() {}

  /**
   * Whether any cause says that the database is away or cannot serve just now. Micronaut Data says
   * so in words of its own where a connection dies under a statement: giving it back fails as well,
   * and that is then all that is told, without SQLSTATE.
   */
  public static boolean isAway(Throwable problem) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = problem; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof SQLTransientException
          || cause instanceof ConnectionException
          || (cause instanceof SQLException sql && passes(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** The problem to answer with while the database is away. */
  public static ProblemException unavailable() {
    return ProblemException.retry(
        ProblemType.UNAVAILABLE,
        "The database does not answer just now. Nothing was stored; send the same again later.",
        WAIT);
  }

  private static boolean passes(@Nullable String state) {
    return state != null
        && (state.equals(READ_ONLY)
            || (state.length() == 5 && CLASSES_THAT_PASS.contains(state.substring(0, 2))));
  }
}
