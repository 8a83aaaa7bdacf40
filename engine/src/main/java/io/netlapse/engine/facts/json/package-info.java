/**
 * A small reader of the JSON that a node's tools print, which keeps where each value stands, takes
 * members that occur twice, and survives the damage that old versions of the tools do. May use
 * {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.json;

import org.jspecify.annotations.NullMarked;
