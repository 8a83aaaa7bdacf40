/** How people are told of findings elsewhere than here. */
@NullMarked
package io.netlapse.spi.notify;

import org.jspecify.annotations.NullMarked;
