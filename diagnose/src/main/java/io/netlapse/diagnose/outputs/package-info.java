/**
 * Outputs of nodes that somebody gives: bundles, archives, folders in any layout, texts as they
 * stood on a terminal. Read within limits into looks at nodes, and these command by command.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.engine.facts} and {@code
 * io.netlapse.collectors.upload}.
 */
@NullMarked
package io.netlapse.diagnose.outputs;

import org.jspecify.annotations.NullMarked;
