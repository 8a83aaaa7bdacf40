/** Runs the capture on its own node, spools, pushes. */
@NullMarked
package io.netlapse.collectors.agent;

import org.jspecify.annotations.NullMarked;
