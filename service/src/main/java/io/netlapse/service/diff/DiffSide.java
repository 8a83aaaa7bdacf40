package io.netlapse.service.diff;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.time.TimeText;
import java.time.Instant;

/**
 * One side of a diff.
 *
 * @param cluster the node's cluster
 * @param node the node
 * @param at the instant
 */
@Serdeable
record DiffSide(String cluster, String node, Instant at) {

  /**
   * Reads {@code cluster/node@time}; without {@code @time} it is now.
   *
   * @param name the parameter's name
   * @throws ProblemException 400 if it is not of that form
   */
  static DiffSide parse(String name, String text, Instant now) {
    int slash = text.indexOf('/');
    int at = text.indexOf('@');
    String node = at < 0 ? text : text.substring(0, at);
    if (slash < 1 || slash >= node.length() - 1) {
      throw ProblemException.parameter(
          name, "it is not <cluster>/<node>@<time>, such as prod/worker-1@-2h.");
    }
    Instant instant = at < 0 ? now : TimeText.parse(name, text.substring(at + 1), now);
    return new DiffSide(node.substring(0, slash), node.substring(slash + 1), instant);
  }
}
