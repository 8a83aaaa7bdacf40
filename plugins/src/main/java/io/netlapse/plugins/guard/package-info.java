/**
 * Calls into what strangers wrote: within a time, with their faults contained and told. What comes
 * back is checked before anybody rests on it.
 *
 * <p>May use {@code io.netlapse.spi} only. This is where threads are: the engine has none.
 */
@NullMarked
package io.netlapse.plugins.guard;

import org.jspecify.annotations.NullMarked;
