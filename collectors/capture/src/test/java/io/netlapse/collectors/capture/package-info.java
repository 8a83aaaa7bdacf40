/** Tests of the capture script and of how Java runs it. */
@NullMarked
package io.netlapse.collectors.capture;

import org.jspecify.annotations.NullMarked;
