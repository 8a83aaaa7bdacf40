/**
 * Rules about a node's packet filter: what iptables and nf_tables drop, what kube-proxy and the CNI
 * keep there and may have lost, and what is left of another back end or proxy mode.
 *
 * <p>{@link io.netlapse.engine.diagnostics.netfilter.FilterTables} puts the rules that any tool
 * showed back into chains; {@link io.netlapse.engine.diagnostics.netfilter.ChainWalk} follows a
 * packet through them and never says more than they do.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.netfilter;

import org.jspecify.annotations.NullMarked;
