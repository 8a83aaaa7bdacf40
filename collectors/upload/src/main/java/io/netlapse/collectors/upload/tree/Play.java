package io.netlapse.collectors.upload.tree;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One snapshot that a tree holds: a node, an instant, and where the outputs lie.
 *
 * @param node the node's name
 * @param at when the outputs were taken, or are to be taken as if they were
 * @param folder the folder of the outputs
 */
public record Play(String node, Instant at, Path folder) {}
