/**
 * Parsers for how a node finds the address of a name. One class reads the output of one command, in
 * all dialects that it speaks.
 *
 * <p>Uses {@link io.netlapse.engine.facts.text}, {@link io.netlapse.spi.fact}, {@link
 * io.netlapse.spi.snapshot} and {@link io.netlapse.spi.resolver}; nothing but {@code
 * META-INF/services} names its classes.
 */
@NullMarked
package io.netlapse.engine.facts.resolver;

import org.jspecify.annotations.NullMarked;
