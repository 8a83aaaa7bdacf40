package io.netlapse.service.nodes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.Clusters;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.NodesAwaited;
import io.netlapse.db.query.NodesNow;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.security.Scope;
import io.netlapse.service.settings.NodeSettings;
import io.netlapse.service.time.Windows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/clusters} and what is below it. */
@Controller("/api/v1/clusters")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeController {

  private final Clusters clusters;
  private final NodesNow nodes;
  private final NodesAwaited awaited;
  private final NodeSettings settings;
  private final Windows windows;

  NodeController(
      Clusters clusters,
      NodesNow nodes,
      NodesAwaited awaited,
      NodeSettings settings,
      Windows windows) {
    this.clusters = clusters;
    this.nodes = nodes;
    this.awaited = awaited;
    this.settings = settings;
    this.windows = windows;
  }

  /** A cluster and how many nodes of it are known. */
  @Serdeable
  record ClusterAnswer(String cluster, long nodes) {}

  @Get
  HttpResponse<Items<ClusterAnswer>> clusters(
      HttpRequest<?> request,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    String after = listing.position().map(List::getFirst).orElse("");
    List<ClusterAnswer> fetched =
        clusters.page(after, listing.fetch()).stream()
            .map(row -> new ClusterAnswer(row.name(), row.nodes()))
            .toList();
    return listing.answer(fetched, last -> List.of(last.cluster()), Items::new);
  }

  @Get("/{cluster}/nodes")
  HttpResponse<Items<NodeAnswer>> nodes(
      HttpRequest<?> request,
      @PathVariable String cluster,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    String after = listing.position().map(List::getFirst).orElse("");
    Instant now = windows.now();
    String afterCluster = after.isEmpty() ? "" : cluster;
    Stream<NodeAnswer> spoke =
        nodes.page(new NodeFilter(cluster, null), afterCluster, after, listing.fetch()).stream()
            .map(row -> NodeAnswer.of(row, settings.expectedPeriod(), now));
    Stream<NodeAnswer> never =
        awaited.page(cluster, afterCluster, after, listing.fetch()).stream().map(NodeAnswer::of);
    // Names are ASCII, so Java's order is that of the collation "C".
    List<NodeAnswer> fetched =
        Stream.concat(spoke, never)
            .sorted(Comparator.comparing(NodeAnswer::node))
            .limit(listing.fetch())
            .toList();
    return listing.answer(fetched, last -> List.of(last.node()), Items::new);
  }
}
