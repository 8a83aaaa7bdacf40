/**
 * The capture script as Java finds and runs it: {@link
 * io.netlapse.collectors.capture.CaptureScript}. The script itself is the resource {@code
 * /io/netlapse/capture/capture}; docs/bundle.md describes what it writes.
 *
 * <p>May use the JDK only.
 */
@NullMarked
package io.netlapse.collectors.capture;

import org.jspecify.annotations.NullMarked;
