package io.netlapse.db.history;

import java.time.Instant;
import java.util.List;

/**
 * A series of consecutive instants of a node that say the same.
 *
 * @param first its first instant
 * @param last its last instant, as of now
 * @param manifestIds the manifests of each of them, ascending
 */
public record RunSpan(Instant first, Instant last, List<Long> manifestIds) {

  /** Sorts the manifests, each once. */
  public RunSpan {
    manifestIds = manifestIds.stream().sorted().distinct().toList();
  }
}
