package io.netlapse.service.ingest;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.netlapse.engine.facts.Probes;
import jakarta.inject.Singleton;
import java.util.List;

/** A release whose only parser has the version that the test's setting says. */
@Factory
@Requires(property = VersionedParsers.SETTING)
final class VersionedParsers {

  static final String SETTING = "test.parser-version";

  @Singleton
  @Replaces(Probes.class)
  Probes probes(@Value("${" + SETTING + "}") int version) {
    return Probes.of(List.of(new LineParser(version)));
  }
}
