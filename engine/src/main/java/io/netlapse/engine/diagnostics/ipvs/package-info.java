/**
 * Rules about {@code kube-ipvs0}, the dummy device on which kube-proxy in IPVS mode keeps every
 * address that a Service has, so that the kernel takes packets for it in.
 *
 * <p>Each address there brings a route {@code local X dev kube-ipvs0} in table {@code local}, also
 * while the device is DOWN, as it always is. That is how a Service's packets reach IPVS, and how
 * any other address that gets there stops working from this node.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.ipvs;

import org.jspecify.annotations.NullMarked;
