package io.netlapse.service.lines;

import static java.util.stream.Collectors.groupingBy;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.netlapse.db.Transactions;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.lines.FirstLines.Lines;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** {@link FirstLines} outside of any other work with the database. Safe for many threads. */
@Singleton
public final class FactLines {

  private final Transactions transactions;
  private final FirstLines lines;

  FactLines(DataSource source, Probes probes) {
    this.transactions = new Transactions(DelegatingDataSource.unwrapDataSource(source));
    this.lines = new FirstLines(probes, new KnownContents());
  }

  /** The lines of facts of any clusters, for each that a snapshot of its instant shows. */
  public Map<Asked, Lines> of(Collection<Asked> asked) {
    Map<Asked, Lines> all = new HashMap<>();
    Map<Long, List<Asked>> byCluster =
        asked.stream().collect(groupingBy(one -> one.node().clusterId()));
    byCluster.forEach(
        (cluster, ones) ->
            all.putAll(transactions.read(connection -> lines.of(connection, cluster, ones))));
    return all;
  }
}
