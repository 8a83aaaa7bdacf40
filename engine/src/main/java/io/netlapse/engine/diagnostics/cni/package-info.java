/**
 * Rules about network plug-ins themselves: whether they are ready, what address and back end they
 * took, and whether what they built for pods is in one piece.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.cni;

import org.jspecify.annotations.NullMarked;
