/**
 * From the collector over the spool to the service: {@link
 * io.netlapse.collectors.runtime.delivery.SpoolingSink} takes captures, {@link
 * io.netlapse.collectors.runtime.delivery.Sender} sends what waits.
 *
 * <p>May use {@code io.netlapse.collectors.runtime.spool}, {@code
 * io.netlapse.collectors.runtime.health}, {@code io.netlapse.collectors.push}, {@code
 * io.netlapse.spi.collect} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.delivery;

import org.jspecify.annotations.NullMarked;
