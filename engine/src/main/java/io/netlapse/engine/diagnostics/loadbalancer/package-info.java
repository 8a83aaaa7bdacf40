/**
 * Rules about the addresses by which clients outside of the cluster reach a Service, and what the
 * cluster's API tells of Services.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.loadbalancer;

import org.jspecify.annotations.NullMarked;
