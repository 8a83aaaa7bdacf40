/**
 * Rules about policy rules ({@code ip rule}), by which the kernel chooses the routing table.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics.network}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.policy;

import org.jspecify.annotations.NullMarked;
