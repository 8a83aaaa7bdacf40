/**
 * Kinds of facts about the clock of a node and what it follows.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.clock;

import org.jspecify.annotations.NullMarked;
