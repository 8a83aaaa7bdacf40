/**
 * Plug-ins: the option that names their folder for other commands, and {@code netlapse plugins},
 * which says whether each of them can be used.
 *
 * <p>May use {@code io.netlapse.plugins} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.plugins;

import org.jspecify.annotations.NullMarked;
