/**
 * Parsers for the clock of a node and what it follows. One class reads the output of one command,
 * in all dialects that it speaks.
 *
 * <p>Uses {@link io.netlapse.engine.facts.text}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.snapshot} and {@link io.netlapse.spi.clock}; nothing but {@code
 * META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.clock;

import org.jspecify.annotations.NullMarked;
