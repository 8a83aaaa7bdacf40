/**
 * Kinds of facts about the packet filter of a node as iptables shows it: chains, the rules in them,
 * the order of the rules.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back. What kube-proxy
 * generates is one {@link io.netlapse.spi.kubernetes.ServicePort} for each port of a Service
 * instead of its rules.
 *
 * <p>The natural keys leave out the back end, which is part of each fact: a rule that moves to the
 * other back end is replaced and not new, and one that stands in both is seen twice.
 */
@NullMarked
package io.netlapse.spi.netfilter;

import org.jspecify.annotations.NullMarked;
