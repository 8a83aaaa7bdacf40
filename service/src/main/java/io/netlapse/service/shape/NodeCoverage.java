package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A node that did not have it, and how well we know that.
 *
 * @param node the node's name
 * @param coverage how often it was looked at
 */
@Serdeable
public record NodeCoverage(String node, CoverageShape coverage) {}
