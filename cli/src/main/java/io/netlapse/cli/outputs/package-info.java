/**
 * Outputs of nodes that lie here: bundles, and folders in any layout of upload's, read offline into
 * looks. What is made of them is the commands' that read them, {@link io.netlapse.cli.diagnose} and
 * {@link io.netlapse.cli.facts}.
 */
@NullMarked
package io.netlapse.cli.outputs;

import org.jspecify.annotations.NullMarked;
