/**
 * Kinds of facts about how a node is configured: what its files and its managers of the network
 * say, as against what the kernel has.
 *
 * <p>Each record is one kind. {@code KIND} names it, {@code toFact()} writes the canonical form,
 * and {@code of(Fact)} reads it back; {@code of} throws an {@link
 * java.lang.IllegalArgumentException} for a fact of another kind or without a field that it must
 * have. A fact says what stands in the file, never the default of the program that reads it, which
 * is another one in another version. Secrets are no part of any fact; {@code docs/secrets.md} lists
 * what is left out. For example:
 *
 * <pre>{@code
 * config file=/var/lib/kubelet/config.yaml owner=kubelet path=clusterDomain value=cluster.local
 * }</pre>
 *
 * <p>Uses {@link io.netlapse.spi.fact}, the fields of {@link io.netlapse.spi.network} and the times
 * of {@link io.netlapse.spi.system}.
 */
@NullMarked
package io.netlapse.spi.config;

import org.jspecify.annotations.NullMarked;
