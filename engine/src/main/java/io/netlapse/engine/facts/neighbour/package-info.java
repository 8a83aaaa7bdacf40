/**
 * Reads the listings of {@code ip neighbour}. May use {@code engine.facts} and its {@code text},
 * {@code json}, {@code iproute}; {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.neighbour;

import org.jspecify.annotations.NullMarked;
