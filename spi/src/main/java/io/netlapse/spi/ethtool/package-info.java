/**
 * What a device's driver says of it, as typed views of facts (ethtool(8)).
 *
 * <p>Worked example: the line {@code tx-checksum-ip-generic: off [fixed]} below {@code Features for
 * flannel.1:} is the fact {@code offload dev=flannel.1 feature=tx-checksum-ip-generic note=fixed
 * value=off}.
 *
 * <p>May use {@code io.netlapse.spi.fact} and {@code io.netlapse.spi.network}.
 */
@NullMarked
package io.netlapse.spi.ethtool;

import org.jspecify.annotations.NullMarked;
