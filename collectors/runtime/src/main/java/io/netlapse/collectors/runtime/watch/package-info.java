/**
 * When a collector runs because something has changed. {@link
 * io.netlapse.collectors.runtime.watch.Trigger} is a function of what was noticed and of time;
 * {@link io.netlapse.collectors.runtime.watch.Noticed} is what threads share of it, and {@link
 * io.netlapse.collectors.runtime.watch.Watching} keeps a watch going.
 *
 * <p>May use {@code io.netlapse.collectors.push}, {@code io.netlapse.spi.collect}, {@code
 * io.netlapse.collectors.runtime.health} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.watch;

import org.jspecify.annotations.NullMarked;
