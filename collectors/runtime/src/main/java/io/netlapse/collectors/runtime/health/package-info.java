/**
 * How a collector fares: {@link io.netlapse.collectors.runtime.health.Health} is told of everything
 * that happens.
 *
 * <p>May use {@code io.netlapse.collectors.runtime.spool} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.health;

import org.jspecify.annotations.NullMarked;
