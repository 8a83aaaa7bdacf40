/**
 * Rules about the kernel of a node: settings without which it carries no pod's packet, and tables
 * of it that are full.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.kernel;

import org.jspecify.annotations.NullMarked;
