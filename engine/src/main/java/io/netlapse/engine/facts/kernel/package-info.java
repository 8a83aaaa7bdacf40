/**
 * Reads the small listings of {@code ip} and the files of /sys/class/net: what the kernel does with
 * a device's packets, namespaces, VRFs, tunnels, groups. May use {@code facts.text}, {@code
 * facts.json}, {@code facts.iproute}, {@code spi.network}.
 */
@NullMarked
package io.netlapse.engine.facts.kernel;

import org.jspecify.annotations.NullMarked;
