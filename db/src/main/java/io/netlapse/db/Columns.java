package io.netlapse.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How our types stand in columns, where JDBC leaves it open. */
public final class Columns {

  private Columns() {}

  /** Binds an instant or null as timestamptz; it must have no part below a microsecond. */
  public static void bind(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    if (instant == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }
  }

  /** Reads a timestamptz that is not null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Reads a timestamptz. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Reads a bigint. */
  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** Reads an integer. */
  public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  /** Microseconds since 1970, the form in which arrays of instants travel. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The instant with these microseconds since 1970. */
  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Binds numbers as bigint[]. */
  public static void bindLongs(PreparedStatement statement, int index, Object[] values)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(index, connection.createArrayOf("bigint", values));
  }

  /** Binds numbers as integer[]. */
  public static void bindInts(PreparedStatement statement, int index, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("integer", values));
  }

  /** Binds texts as text[]. */
  public static void bindTexts(PreparedStatement statement, int index, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("text", values));
  }

  /** Binds byte strings as bytea[]. */
  public static void bindBytes(PreparedStatement statement, int index, byte[][] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("bytea", values));
  }
}
