/**
 * What people already have: files with bundles here, folders of command outputs and archives beside
 * it. What becomes of them is the business of {@code io.netlapse.diagnose}, where the collector
 * {@code upload} is.
 *
 * <p>May use {@code io.netlapse.spi} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.upload;

import org.jspecify.annotations.NullMarked;
