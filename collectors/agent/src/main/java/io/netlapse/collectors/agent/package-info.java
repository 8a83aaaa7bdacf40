/**
 * Captures the machine that it runs on. {@link io.netlapse.collectors.agent.AgentCollector} is
 * found as the collector {@code agent}.
 *
 * <p>May use the package below it, {@code io.netlapse.spi}, {@code io.netlapse.collectors.capture}
 * and the JDK.
 */
@NullMarked
package io.netlapse.collectors.agent;

import org.jspecify.annotations.NullMarked;
