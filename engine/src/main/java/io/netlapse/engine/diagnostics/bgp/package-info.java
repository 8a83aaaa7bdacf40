/**
 * Rules about BGP, by which Calico's nodes (BIRD) tell each other where pods are, and by which
 * load-balancer addresses are told to routers.
 *
 * <p>A node learns the routes to the pods of all other nodes through its sessions, and drops what
 * it learned through one as soon as that one ends.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.bgp;

import org.jspecify.annotations.NullMarked;
