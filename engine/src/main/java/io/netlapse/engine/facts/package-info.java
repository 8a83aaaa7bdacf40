/**
 * From a section to its facts: which parser reads it, what became of its command, which facts it
 * could have shown. The parsers themselves are in the packages below, one for each thing that is
 * asked; this package does not know them, they are handed to {@link
 * io.netlapse.engine.facts.Probes}.
 *
 * <p>May use {@code spi.fact} and {@code spi.snapshot}.
 */
@NullMarked
package io.netlapse.engine.facts;

import org.jspecify.annotations.NullMarked;
