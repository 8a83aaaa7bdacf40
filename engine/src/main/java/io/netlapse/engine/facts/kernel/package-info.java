/**
 * Parsers for what a node says of its kernel: settings, modules, how full its tables are; and the
 * small listings of {@code ip} and the files of /sys/class/net: what the kernel does with a
 * device's packets, namespaces, VRFs, tunnels, groups. One class reads the output of one command,
 * in all dialects that it speaks.
 *
 * <p>May use {@code facts.text}, {@code facts.json}, {@code facts.iproute}, {@code spi.kernel},
 * {@code spi.network}; nothing but {@code META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.kernel;

import org.jspecify.annotations.NullMarked;
