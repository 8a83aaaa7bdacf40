/**
 * Rules about tunnels between nodes (VXLAN, IP in IP, WireGuard): whether each end knows the other
 * one's addresses, and whether what goes through fits and arrives whole.
 *
 * <p>A VXLAN device of flannel or Calico learns nothing by itself. For each peer its agent sets
 * three things: a route to the peer's pods via the address of the peer's device, the link-layer
 * address of that device in the neighbour table, and where that is to be sent in the forwarding
 * database.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.tunnel;

import org.jspecify.annotations.NullMarked;
