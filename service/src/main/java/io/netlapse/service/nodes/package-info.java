/** Clusters and nodes: who is watched, and who still speaks. */
@NullMarked
package io.netlapse.service.nodes;

import org.jspecify.annotations.NullMarked;
