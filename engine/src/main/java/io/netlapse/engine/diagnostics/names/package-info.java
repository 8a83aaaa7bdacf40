/**
 * Rules about how names become addresses, on nodes and for pods.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.names;

import org.jspecify.annotations.NullMarked;
