package io.netlapse.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.netlapse.db.query.ChangesIn;
import io.netlapse.db.query.Clusters;
import io.netlapse.db.query.CollectorReports;
import io.netlapse.db.query.CoverageOf;
import io.netlapse.db.query.EventsIn;
import io.netlapse.db.query.FindingsIn;
import io.netlapse.db.query.FleetOf;
import io.netlapse.db.query.KnownSpan;
import io.netlapse.db.query.LookedAt;
import io.netlapse.db.query.NodesAwaited;
import io.netlapse.db.query.NodesNow;
import io.netlapse.db.query.OpenFindings;
import io.netlapse.db.query.PostedEvents;
import io.netlapse.db.query.Queries;
import io.netlapse.db.query.SnapshotContents;
import io.netlapse.db.query.SnapshotList;
import io.netlapse.db.query.StateAt;
import io.netlapse.db.query.TableSizes;
import io.netlapse.db.query.TimelineCoverage;
import io.netlapse.db.query.Timelines;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes beans of what knows no framework. */
@Factory
final class Wiring {

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The pool itself: Micronaut's wrapper wants its own transactions around each statement. */
  @Singleton
  Queries queries(DataSource source) {
    return new Queries(DelegatingDataSource.unwrapDataSource(source));
  }

  @Singleton
  ChangesIn changesIn(Queries queries) {
    return new ChangesIn(queries);
  }

  @Singleton
  Clusters clusters(Queries queries) {
    return new Clusters(queries);
  }

  @Singleton
  CollectorReports collectorReports(Queries queries) {
    return new CollectorReports(queries);
  }

  @Singleton
  CoverageOf coverageOf(Queries queries) {
    return new CoverageOf(queries);
  }

  @Singleton
  EventsIn eventsIn(Queries queries) {
    return new EventsIn(queries);
  }

  @Singleton
  FindingsIn findingsIn(Queries queries) {
    return new FindingsIn(queries);
  }

  @Singleton
  FleetOf fleetOf(Queries queries) {
    return new FleetOf(queries);
  }

  @Singleton
  KnownSpan knownSpan(Queries queries) {
    return new KnownSpan(queries);
  }

  @Singleton
  LookedAt lookedAt(Queries queries) {
    return new LookedAt(queries);
  }

  @Singleton
  NodesAwaited nodesAwaited(Queries queries) {
    return new NodesAwaited(queries);
  }

  @Singleton
  NodesNow nodesNow(Queries queries) {
    return new NodesNow(queries);
  }

  @Singleton
  OpenFindings openFindings(Queries queries) {
    return new OpenFindings(queries);
  }

  @Singleton
  PostedEvents postedEvents(Queries queries) {
    return new PostedEvents(queries);
  }

  @Singleton
  SnapshotContents snapshotContents(Queries queries) {
    return new SnapshotContents(queries);
  }

  @Singleton
  SnapshotList snapshotList(Queries queries) {
    return new SnapshotList(queries);
  }

  @Singleton
  StateAt stateAt(Queries queries) {
    return new StateAt(queries);
  }

  @Singleton
  TableSizes tableSizes(Queries queries) {
    return new TableSizes(queries);
  }

  @Singleton
  TimelineCoverage timelineCoverage(Queries queries) {
    return new TimelineCoverage(queries);
  }

  @Singleton
  Timelines timelines(Queries queries) {
    return new Timelines(queries);
  }
}
