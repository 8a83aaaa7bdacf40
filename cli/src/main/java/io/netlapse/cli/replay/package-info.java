/**
 * {@code netlapse replay}: plays a recording through the public API and prints what the service
 * then knows, in an order that depends on nothing but the recording.
 *
 * <p>{@link io.netlapse.cli.replay.Playback} pushes, {@link io.netlapse.cli.replay.KnownHistory}
 * asks; both serve other commands as well.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.push}, {@code
 * io.netlapse.collectors.upload}, {@code io.netlapse.cli.api}, {@code io.netlapse.diagnose.json},
 * {@code io.netlapse.cli.local} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.replay;

import org.jspecify.annotations.NullMarked;
