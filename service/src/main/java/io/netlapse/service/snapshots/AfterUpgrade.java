package io.netlapse.service.snapshots;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.NodesNow;
import io.netlapse.service.ingest.IngestService;
import io.netlapse.service.metrics.RereadMetrics;
import io.netlapse.service.problem.DatabaseProblems;
import io.netlapse.spi.snapshot.NodeId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After each start, reads again what another version of a parser read. Nodes that push are brought
 * up to date by their pushes; this is for those that are silent.
 *
 * <p>In the background and one node at a time, so that it takes one connection and leaves the
 * others to whoever pushes or asks. Where the database goes away it waits, and goes on where it
 * was.
 */
@Singleton
final class AfterUpgrade implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(AfterUpgrade.class);
  private static final NodeFilter EVERY_NODE = new NodeFilter(null, null);
  private static final int PAGE = 100;
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private final NodesNow nodes;
  private final IngestService ingest;
  private final RereadMetrics metrics;
  private final TaskScheduler scheduler;
  private volatile boolean stopped;

  AfterUpgrade(
      NodesNow nodes,
      IngestService ingest,
      RereadMetrics metrics,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
    this.nodes = nodes;
    this.ingest = ingest;
    this.metrics = metrics;
    this.scheduler = scheduler;
  }

  /** How far it has come: the last node that was looked at. */
  private record Place(String cluster, String node) {

    static final Place START = new Place("", "");
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    goOnAfter(Duration.ZERO, Place.START);
  }

  /** What is left is done after the next start, or by the nodes' own pushes. */
  @PreDestroy
  void stop() {
    stopped = true;
  }

  private void goOnAfter(Duration delay, Place place) {
    var _ = scheduler.schedule(delay, () -> goOn(place));
  }

  private void goOn(Place begin) {
    Place place = begin;
    try {
      for (var page = page(place); !page.isEmpty(); page = page(place)) {
        for (NodesNow.Row row : page) {
          if (stopped) {
            return;
          }
          reread(new NodeId(row.cluster(), row.node()));
          place = new Place(row.cluster(), row.node());
        }
      }
      metrics.finished();
      LOG.info("Every node is as this release's parsers read it: {}", metrics.summary());
    } catch (RuntimeException e) {
      if (stopped) {
        return;
      }
      LOG.warn("Nodes behind {} are read again in {}: {}", place, AGAIN_AFTER, e.getMessage());
      goOnAfter(AGAIN_AFTER, place);
    }
  }

  private List<NodesNow.Row> page(Place behind) {
    return nodes.page(EVERY_NODE, behind.cluster(), behind.node(), PAGE);
  }

  /** One node's fault keeps no other from its turn; the database being away does. */
  private void reread(NodeId node) {
    try {
      metrics.node(ingest.reread(node));
    } catch (RuntimeException e) {
      if (stopped || DatabaseProblems.isAway(e)) {
        throw e;
      }
      metrics.failed();
      LOG.warn("Node {} stays as another version of a parser read it, until it pushes", node, e);
    }
  }
}
