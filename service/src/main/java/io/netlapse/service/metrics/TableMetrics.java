package io.netlapse.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.netlapse.db.query.TableSizes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToLongFunction;

/** How much history there is. */
@Singleton
final class TableMetrics implements RefreshedGauges {

  private final TableSizes tables;
  private final MultiGauge rows;
  private final MultiGauge bytes;

  TableMetrics(MeterRegistry registry, TableSizes tables) {
    this.tables = tables;
    this.rows =
        MultiGauge.builder("netlapse.table.rows")
            .description("Rows of a table, as PostgreSQL's statistics estimate them")
            .register(registry);
    this.bytes =
        MultiGauge.builder("netlapse.table.size.bytes")
            .description("Bytes of a table on disk, with its indexes and what is stored beside it")
            .register(registry);
  }

  @Override
  public void refresh() {
    List<TableSizes.Row> now = tables.all();
    rows.register(gauges(now, TableSizes.Row::rows), true);
    bytes.register(gauges(now, TableSizes.Row::bytes), true);
  }

  private static List<Row<?>> gauges(
      List<TableSizes.Row> tables, ToLongFunction<TableSizes.Row> value) {
    return tables.stream()
        .<Row<?>>map(table -> Row.of(Tags.of("table", table.name()), value.applyAsLong(table)))
        .toList();
  }
}
