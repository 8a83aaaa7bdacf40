/**
 * Reads the listings of {@code ip address} and {@code ip link}: devices, what is changeable of
 * them, and their addresses. May use {@code engine.facts} and its {@code text}, {@code json},
 * {@code iproute}; {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.link;

import org.jspecify.annotations.NullMarked;
