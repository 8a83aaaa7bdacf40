/**
 * {@code netlapse capture}: asks this machine and writes the bundle.
 *
 * <p>May use {@code io.netlapse.collectors.capture} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.capture;

import org.jspecify.annotations.NullMarked;
