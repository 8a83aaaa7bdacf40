/** What was asked of a node and what it said: nodes, probes, sections, snapshots. */
@NullMarked
package io.netlapse.spi.snapshot;

import org.jspecify.annotations.NullMarked;
