/**
 * Parsers for what a node says of itself: units and processes, versions, packages and the boot. One
 * class reads the output of one command, in all dialects that it speaks.
 *
 * <p>Uses {@link io.netlapse.engine.facts.text}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.snapshot} and {@link io.netlapse.spi.system}; nothing but {@code
 * META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.system;

import org.jspecify.annotations.NullMarked;
