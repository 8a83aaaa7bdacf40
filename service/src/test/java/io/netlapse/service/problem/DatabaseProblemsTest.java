package io.netlapse.service.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DatabaseProblemsTest {

  static Stream<Arguments> problems() {
    SQLException closed = new SQLException("Connection is closed");
    return Stream.of(
        arguments("the pool has none", new SQLTransientConnectionException("timed out"), true),
        arguments("connection refused", new SQLException("refused", "08001"), true),
        arguments("shut down by an admin", new SQLException("terminating", "57P01"), true),
        arguments("a standby by now", new SQLException("read-only", "25006"), true),
        arguments("died under Micronaut Data", new ConnectionException("reset", closed), true),
        arguments("a rule of the schema", new SQLException("check", "23514"), false),
        arguments("no SQLSTATE", closed, false),
        arguments("no database", new IllegalStateException("a fault"), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void isAway_lookingThroughWrappers_tellsWhatPasses(String what, Exception problem, boolean away) {
    assertThat(DatabaseProblems.isAway(new DataAccessException("wrapped", problem)))
        .isEqualTo(away);
  }

  @Test
  void isAway_ofCausesInACircle_ends() {
    IllegalStateException one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("other", one));

    assertThat(DatabaseProblems.isAway(one)).isFalse();
  }
}
