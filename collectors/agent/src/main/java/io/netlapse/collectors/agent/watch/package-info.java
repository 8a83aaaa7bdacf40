/**
 * Notices that the kernel's network state has changed: {@link
 * io.netlapse.collectors.agent.watch.IpMonitor}.
 *
 * <p>May use {@code io.netlapse.spi.collect}, {@code io.netlapse.collectors.capture} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.agent.watch;

import org.jspecify.annotations.NullMarked;
