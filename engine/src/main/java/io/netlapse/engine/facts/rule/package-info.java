/**
 * Reads the listings of {@code ip rule}. May use {@code engine.facts} and its {@code text}, {@code
 * json}, {@code iproute}; {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.rule;

import org.jspecify.annotations.NullMarked;
