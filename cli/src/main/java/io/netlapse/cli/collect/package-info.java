/**
 * {@code netlapse collect}: runs any {@link io.netlapse.spi.collect.Collector}, ours or a
 * stranger's, and pushes what it collects.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.push}, {@code
 * io.netlapse.collectors.runtime} and {@code io.netlapse.cli.plugins}, {@code
 * io.netlapse.cli.terminal}; knows no collector by name.
 */
@NullMarked
package io.netlapse.cli.collect;

import org.jspecify.annotations.NullMarked;
