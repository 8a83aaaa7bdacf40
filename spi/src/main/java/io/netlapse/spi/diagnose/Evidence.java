package io.netlapse.spi.diagnose;

import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;

/**
 * A line that a node said.
 *
 * @param node which node
 * @param probe which probe's output
 * @param line the number of the (first) line in that output, from 1
 * @param text the line, without its line end; of JSON, the element's exact text
 */
public record Evidence(NodeId node, ProbeId probe, int line, String text) {}
