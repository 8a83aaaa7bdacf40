/** Rules, what they see, and what they say. */
@NullMarked
package io.netlapse.spi.diagnose;

import org.jspecify.annotations.NullMarked;
