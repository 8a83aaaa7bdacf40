/** What happened, and the windows in which it must have. */
@NullMarked
package io.netlapse.spi.event;

import org.jspecify.annotations.NullMarked;
