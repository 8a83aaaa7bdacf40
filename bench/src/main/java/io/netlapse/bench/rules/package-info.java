/**
 * Measures what it costs to derive findings again when one node of a large cluster changed: {@code
 * RulesBench} grows the history of a {@code ChangingNode} in a cluster of others.
 */
@NullMarked
package io.netlapse.bench.rules;

import org.jspecify.annotations.NullMarked;
