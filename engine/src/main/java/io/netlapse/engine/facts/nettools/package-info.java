/**
 * Reads the listings of net-tools, of busybox's like tools and of bridge-utils, and the files in
 * /proc/net that these are made of: {@code ifconfig}, {@code arp}, {@code netstat -i}, {@code
 * brctl}. Routes are in {@code facts.route}. They hide much of what {@code ip} tells, so most of
 * their facts are brief ones. May use {@code facts.text}, {@code facts.bridge}, {@code
 * spi.network}, {@code spi.bridge}.
 */
@NullMarked
package io.netlapse.engine.facts.nettools;

import org.jspecify.annotations.NullMarked;
