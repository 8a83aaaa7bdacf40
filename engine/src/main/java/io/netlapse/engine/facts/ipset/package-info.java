/**
 * Reads what ipset(8) lists. May use {@code facts.text}, {@code spi.ipset} and {@code spi.network}.
 */
@NullMarked
package io.netlapse.engine.facts.ipset;

import org.jspecify.annotations.NullMarked;
