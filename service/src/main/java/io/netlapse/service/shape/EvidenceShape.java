package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A line that a node said.
 *
 * @param node the node's name
 * @param probe which probe's output
 * @param line the number of the (first) line in that output, from 1
 * @param text the line without its end; of JSON, the element's exact text
 */
@Serdeable
public record EvidenceShape(String node, String probe, int line, String text) {}
