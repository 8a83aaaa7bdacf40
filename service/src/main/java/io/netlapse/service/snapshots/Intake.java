package io.netlapse.service.snapshots;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.netlapse.db.content.KnownContents;
import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.plugins.Parts;
import io.netlapse.service.ingest.Derivation;
import io.netlapse.service.ingest.DerivedHistory;
import io.netlapse.service.ingest.IngestService;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.service.metrics.RuleMetrics;
import io.netlapse.service.rules.Rules;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes beans of what takes snapshots in and knows no framework. */
@Factory
final class Intake {

  /** Our parsers and strangers'. */
  @Singleton
  Probes probes(Parts parts) {
    return Probes.of(parts.parsers());
  }

  @Singleton
  SectionReader sectionReader(Probes probes) {
    return new SectionReader(probes);
  }

  @Singleton
  @Bean(preDestroy = "close")
  IngestService ingestService(
      DataSource source, SectionReader reader, Probes probes, Rules rules, RuleMetrics metrics) {
    Derivation derivation =
        new DerivedHistory(
            metrics.timed(rules.all()),
            Belief.OF_ANY_AGE,
            new FirstLines(probes, new KnownContents()));
    return new IngestService(DelegatingDataSource.unwrapDataSource(source), reader, derivation);
  }
}
