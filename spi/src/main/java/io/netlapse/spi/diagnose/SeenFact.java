package io.netlapse.spi.diagnose;

import io.netlapse.spi.fact.Fact;

/**
 * A fact that a node has, and the line that says so.
 *
 * @param fact the fact
 * @param evidence where it was read
 */
public record SeenFact(Fact fact, Evidence evidence) {}
