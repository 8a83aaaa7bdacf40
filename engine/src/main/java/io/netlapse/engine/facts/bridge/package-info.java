/**
 * Reads the listings of {@code bridge} of iproute2 (bridge(8)). May use {@code facts.text}, {@code
 * facts.json}, {@code facts.iproute}, {@code spi.bridge}, {@code spi.network}.
 */
@NullMarked
package io.netlapse.engine.facts.bridge;

import org.jspecify.annotations.NullMarked;
