/**
 * Kinds of facts about Calico: its resources as {@code calicoctl} and {@code kubectl} print them
 * (docs.tigera.io, resource definitions), and the state of BGP on a node.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.calico;

import org.jspecify.annotations.NullMarked;
