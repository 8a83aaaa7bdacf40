/**
 * Parsers for the sockets of a node: ss(8), netstat(8), lsof(8) and the kernel's own tables. One
 * class reads the output of one command, in all dialects that it speaks.
 *
 * <p>Uses {@link io.netlapse.engine.facts.text}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.snapshot} and {@link io.netlapse.spi.socket}; nothing but {@code
 * META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.socket;

import org.jspecify.annotations.NullMarked;
