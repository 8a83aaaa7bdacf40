/**
 * How a collector fares: {@link io.netlapse.collectors.runtime.health.Health} is told of everything
 * that happens, {@link io.netlapse.collectors.runtime.health.HealthReport} is what the service is
 * told.
 *
 * <p>May use {@code io.netlapse.collectors.runtime.spool}, Jackson's generator and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.health;

import org.jspecify.annotations.NullMarked;
