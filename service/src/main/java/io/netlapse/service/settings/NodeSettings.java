package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code netlapse.nodes}: when a node counts as late or silent.
 *
 * @param expectedPeriod how often every node is expected to push; null to take each node's own
 *     habit, the median of its last gaps
 */
@Context
@ConfigurationProperties("netlapse.nodes")
public record NodeSettings(@Nullable Duration expectedPeriod) {}
