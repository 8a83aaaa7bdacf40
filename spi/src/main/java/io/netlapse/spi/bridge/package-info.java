/**
 * What a bridge knows, as typed views of facts: where it sends a link-layer address, which VLANs
 * its ports carry (bridge(8), brctl(8)).
 *
 * <p>Worked example: the line {@code 02:00:00:00:05:09 dev vx0 dst 10.1.0.9 self permanent} of
 * {@code bridge fdb show} is the fact {@code bridge-fdb dev=vx0 dst=10.1.0.9 flags=self
 * lladdr=02:00:00:00:05:09 state=permanent}.
 *
 * <p>May use {@code io.netlapse.spi.fact} and {@code io.netlapse.spi.network}.
 */
@NullMarked
package io.netlapse.spi.bridge;

import org.jspecify.annotations.NullMarked;
