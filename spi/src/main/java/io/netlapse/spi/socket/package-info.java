/**
 * Kinds of facts about sockets: who listens where, and which connections there are.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.socket;

import org.jspecify.annotations.NullMarked;
