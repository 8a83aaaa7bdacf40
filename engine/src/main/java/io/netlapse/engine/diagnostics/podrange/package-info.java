/**
 * Rules about the ranges from which pods have addresses: two nodes with one range, ranges that
 * overlap, and interfaces of another range or another network plug-in.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.podrange;

import org.jspecify.annotations.NullMarked;
