/**
 * Kinds of facts about the BIRD Internet Routing Daemon, 1.x and 2.x, as its command line client
 * prints them (bird.network.cz, user's guide, "Remote control").
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.bird;

import org.jspecify.annotations.NullMarked;
