/**
 * What happened on a node, told from how long it had which facts: starts, stops, changes of
 * version, reboots, what package managers logged, and what lines of logs tell. Pure functions of
 * the whole set of lifetimes, so the order in which snapshots arrived does not show.
 *
 * <p>Uses {@link io.netlapse.spi.event}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.logs}, {@link io.netlapse.spi.snapshot} and {@link io.netlapse.spi.system}; it
 * does not know how lifetimes are made.
 */
@NullMarked
package io.netlapse.engine.events;

import org.jspecify.annotations.NullMarked;
