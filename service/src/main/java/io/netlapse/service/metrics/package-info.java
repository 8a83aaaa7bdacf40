/**
 * What Prometheus sees. Label values are names of clusters, nodes, probes and rules that are known,
 * never what a request says of itself.
 */
@NullMarked
package io.netlapse.service.metrics;

import org.jspecify.annotations.NullMarked;
