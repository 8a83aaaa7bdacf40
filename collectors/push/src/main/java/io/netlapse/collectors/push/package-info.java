/**
 * Carries captures to the service over HTTP and tries again while it is away: {@link
 * io.netlapse.collectors.push.PushClient} is the {@link io.netlapse.spi.collect.Sink} of every
 * collector that is not embedded in the service. docs/push.md describes the protocol.
 *
 * <p>May use {@code io.netlapse.spi.collect}, {@code io.netlapse.spi.snapshot} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.push;

import org.jspecify.annotations.NullMarked;
