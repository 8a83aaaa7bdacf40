/**
 * What the clients of the BIRD Internet Routing Daemon print ({@code birdc}, {@code birdcl}), of
 * 1.x, which Calico ships, and 2.x. May use {@code facts.text} and {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.bird;

import org.jspecify.annotations.NullMarked;
