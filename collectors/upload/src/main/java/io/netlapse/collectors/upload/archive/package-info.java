/**
 * Archives of strangers: what a file is by how it begins, and its unpacking within limits into a
 * private folder that is removed again.
 *
 * <p>May use {@code io.netlapse.spi}, Commons Compress (tar and zip) and XZ for Java.
 */
@NullMarked
package io.netlapse.collectors.upload.archive;

import org.jspecify.annotations.NullMarked;
