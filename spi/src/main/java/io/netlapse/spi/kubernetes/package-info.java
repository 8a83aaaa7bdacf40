/**
 * Kinds of facts about Kubernetes as a node or its API server tells them: what kube-proxy made of
 * Services, and the objects themselves.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.kubernetes;

import org.jspecify.annotations.NullMarked;
