package io.netlapse.service.suspects;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.NodeCoverage;
import java.util.List;

/**
 * Which nodes of the cluster it reached.
 *
 * @param with nodes that got it, by name
 * @param spared nodes that were looked at and did not, each with how well that is known
 */
@Serdeable
record Reach(List<String> with, List<NodeCoverage> spared) {}
