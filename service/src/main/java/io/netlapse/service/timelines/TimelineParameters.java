package io.netlapse.service.timelines;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.netlapse.db.query.FactFilter;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.spi.network.IpPrefix;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code /timelines}; what is null does not narrow.
 *
 * @param destination an address or prefix that the fact is about
 * @param match exact, containing or within: how the fact's destination lies to it
 * @param all {@code true} for every lifetime of a fact, also those outside of the window
 */
@Introspected
record TimelineParameters(
    @QueryValue @Nullable String cluster,
    @QueryValue @Nullable String node,
    @QueryValue @Nullable String kind,
    @QueryValue @Nullable String destination,
    @QueryValue @Nullable String match,
    @QueryValue @Nullable String table,
    @QueryValue @Nullable String device,
    @QueryValue @Nullable String type,
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to,
    @QueryValue @Nullable String all,
    @QueryValue @Nullable String limit,
    @QueryValue @Nullable String cursor) {

  NodeFilter nodes() {
    return new NodeFilter(cluster, node);
  }

  /**
   * Which facts are asked for.
   *
   * @throws ProblemException 400 if the destination or the match is none
   */
  FactFilter facts() {
    return new FactFilter(kind, prefix(), matching(), table, device, type);
  }

  /** Whether lifetimes outside of the window are asked for. */
  boolean allLifetimes() {
    return switch (all) {
      case null -> false;
      case "false" -> false;
      case "true", "" -> true;
      default -> throw ProblemException.parameter("all", "it is true or false.");
    };
  }

  private @Nullable String prefix() {
    if (destination == null) {
      return null;
    }
    return IpPrefix.parse(destination)
        .map(IpPrefix::toString)
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "destination",
                    "it is no address or prefix, such as 10.0.0.1 or 2001:db8::/32."));
  }

  private FactFilter.Match matching() {
    if (match == null) {
      return FactFilter.Match.EXACT;
    }
    return FactFilter.Match.ofWord(match)
        .orElseThrow(
            () -> ProblemException.parameter("match", "it is exact, containing or within."));
  }
}
