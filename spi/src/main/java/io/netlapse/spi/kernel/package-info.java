/**
 * Kinds of facts about the kernel itself: its settings, its modules, and how its tables fill.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.kernel;

import org.jspecify.annotations.NullMarked;
