/**
 * Kinds of facts about how a node finds the address of a name.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.resolver;

import org.jspecify.annotations.NullMarked;
