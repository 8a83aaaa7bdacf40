/**
 * Takes what people already have: files with bundles, and folders of command outputs. {@link
 * io.netlapse.collectors.upload.UploadCollector} is found as the collector {@code upload}.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.collectors.upload.tree} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.upload;

import org.jspecify.annotations.NullMarked;
