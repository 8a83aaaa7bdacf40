/**
 * Kinds of facts about IPVS, the kernel's load balancer: its virtual servers, where they send
 * packets, and what ipvsadm(8) tells beside them.
 *
 * <p>Each record is one kind, in the form of {@link io.netlapse.spi.system}: {@code KIND} names it,
 * {@code toFact()} writes the canonical form, {@code of(Fact)} reads it back.
 */
@NullMarked
package io.netlapse.spi.ipvs;

import org.jspecify.annotations.NullMarked;
