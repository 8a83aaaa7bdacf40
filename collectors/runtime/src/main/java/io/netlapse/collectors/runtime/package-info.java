/**
 * Runs a collector, a stranger's no differently: {@link
 * io.netlapse.collectors.runtime.CollectorRun}.
 *
 * <p>May use the packages below it, {@code io.netlapse.collectors.push}, {@code
 * io.netlapse.spi.collect} and the JDK; knows no collector by name.
 */
@NullMarked
package io.netlapse.collectors.runtime;

import org.jspecify.annotations.NullMarked;
