/**
 * Rules about the programs that a node needs to be one (kubelet, kube-proxy, the CNI's agents, the
 * container runtime): whether they run, and whether their versions belong together.
 *
 * <p>What the cluster's API says of a node may come from any look: {@link
 * io.netlapse.engine.diagnostics.component.Told} says on which node a rule is to speak of it.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.component;

import org.jspecify.annotations.NullMarked;
