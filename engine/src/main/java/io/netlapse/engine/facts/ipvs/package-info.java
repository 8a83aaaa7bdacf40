/**
 * Parsers for what a node says of IPVS: ipvsadm(8) in its dialects and {@code /proc/net/ip_vs}. One
 * class reads the output of one command, in all dialects that it speaks.
 *
 * <p>Uses {@link io.netlapse.engine.facts.text}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.snapshot}, {@link io.netlapse.spi.ipvs} and {@link io.netlapse.spi.kubernetes};
 * nothing but {@code META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.ipvs;

import org.jspecify.annotations.NullMarked;
