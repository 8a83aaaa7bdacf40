package io.netlapse.service.snapshots;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netlapse.db.query.Clusters;
import io.netlapse.service.ingest.IngestService;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After each start, reads again what another version of a parser read, in the background. Nodes
 * that push are brought up to date by their pushes; this is for those that are silent.
 */
@Singleton
class AfterUpgrade {

  private static final Logger LOG = LoggerFactory.getLogger(AfterUpgrade.class);
  private static final int CLUSTERS_AT_ONCE = 100;

  private final Clusters clusters;
  private final IngestService ingest;

  AfterUpgrade(Clusters clusters, IngestService ingest) {
    this.clusters = clusters;
    this.ingest = ingest;
  }

  @EventListener
  void onStart(ServerStartupEvent event) {
    Thread.ofVirtual().name("reread").start(this::reread);
  }

  private void reread() {
    try {
      String after = "";
      for (var page = clusters.page(after, CLUSTERS_AT_ONCE);
          !page.isEmpty();
          page = clusters.page(after, CLUSTERS_AT_ONCE)) {
        page.forEach(cluster -> ingest.reread(cluster.name()));
        after = page.getLast().name();
      }
    } catch (RuntimeException e) {
      // The next start, or the nodes' own next pushes, do what is left.
      LOG.warn("What other versions of parsers read was not read again: {}", e.getMessage());
    }
  }
}
