/**
 * Rules about routes: where packets for pods, for the node's own addresses and for the rest of the
 * world go, and whether they may come in where they do.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.route;

import org.jspecify.annotations.NullMarked;
