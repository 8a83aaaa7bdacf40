package io.netlapse.bench;

import io.netlapse.bench.database.Footprint;
import java.util.Locale;

/**
 * What snapshots cost in the database.
 *
 * @param snapshots how many
 * @param before what stood there before them
 * @param after what stood there with them
 */
record Cost(int snapshots, Footprint before, Footprint after) {

  double rows() {
    return after.rowsSince(before).values().stream().mapToLong(Long::longValue).sum()
        / (double) snapshots;
  }

  double tableBytes() {
    return (after.tableBytes() - before.tableBytes()) / (double) snapshots;
  }

  double walBytes() {
    return (after.walBytes() - before.walBytes()) / (double) snapshots;
  }

  /** Of one snapshot. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%.2f rows, %.0f bytes of tables and indexes, %.0f bytes of WAL",
        rows(),
        tableBytes(),
        walBytes());
  }

  /** In which tables. */
  String tables() {
    StringBuilder tables = new StringBuilder();
    after
        .rowsSince(before)
        .forEach(
            (table, rows) ->
                tables.append(
                    String.format(Locale.ROOT, " %s %.2f", table, rows / (double) snapshots)));
    return tables.toString().strip();
  }
}
