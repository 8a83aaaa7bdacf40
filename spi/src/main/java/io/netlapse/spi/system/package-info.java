/**
 * Kinds of facts about what runs on a node and since when: units, processes, versions, packages,
 * the boot.
 *
 * <p>Each record is one kind. {@code KIND} names it, {@code toFact()} writes the canonical form,
 * and {@code of(Fact)} reads it back; {@code of} throws an {@link
 * java.lang.IllegalArgumentException} for a fact of another kind, without a field that it must
 * have, or with a value of another shape. The names of the fields are a contract with rules and
 * with stored history. For example:
 *
 * <pre>{@code
 * new UnitRestarts("kubelet.service", 3).toFact()   // unit-restarts count=3 unit=kubelet.service
 * }</pre>
 *
 * <p>Uses {@link io.netlapse.spi.fact} and the addresses of {@link io.netlapse.spi.network}.
 */
@NullMarked
package io.netlapse.spi.system;

import org.jspecify.annotations.NullMarked;
