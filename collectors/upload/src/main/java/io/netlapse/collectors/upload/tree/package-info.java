/**
 * Folders of command outputs, read as bundles: {@link
 * io.netlapse.collectors.upload.tree.OutputTree} knows the layouts. Nothing is interpreted here: an
 * output, its command, its node and its time are brought together, and what does not fit is told.
 *
 * <p>May use {@code io.netlapse.spi} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.upload.tree;

import org.jspecify.annotations.NullMarked;
