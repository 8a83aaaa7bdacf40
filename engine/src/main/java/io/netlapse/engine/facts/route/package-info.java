/**
 * Reads the listings of {@code ip route}, of the next-hop objects that routes refer to ({@code ip
 * nexthop}), and of {@code route} and {@code netstat -r}. May use {@code engine.facts} and its
 * {@code text}, {@code json}, {@code iproute}; {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.route;

import org.jspecify.annotations.NullMarked;
