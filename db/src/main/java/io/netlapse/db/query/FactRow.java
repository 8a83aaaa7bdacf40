package io.netlapse.db.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is kept.
 *
 * @param id ours
 * @param kind the kind's name
 * @param canonical the canonical form
 * @param key the natural key, kind included
 * @param fields the fields as a JSON object of texts
 * @param occurrence which of equal ones, from 1
 */
public record FactRow(
    long id, String kind, String canonical, String key, String fields, int occurrence) {

  /** Reads the columns {@code fact_id kind canonical natural_key fields occurrence}. */
  static FactRow read(ResultSet row) throws SQLException {
    return new FactRow(
        row.getLong("fact_id"),
        row.getString("kind"),
        row.getString("canonical"),
        row.getString("natural_key"),
        row.getString("fields"),
        row.getInt("occurrence"));
  }

  /** Reads the same columns with a prefix; null where there is no fact. */
  static @Nullable FactRow read(ResultSet row, String prefix) throws SQLException {
    long id = row.getLong(prefix + "fact_id");
    if (row.wasNull()) {
      return null;
    }
    return new FactRow(
        id,
        row.getString(prefix + "kind"),
        row.getString(prefix + "canonical"),
        row.getString("natural_key"),
        row.getString(prefix + "fields"),
        row.getInt(prefix + "occurrence"));
  }
}
