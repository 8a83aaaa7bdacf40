/**
 * Captures whose addresses nobody outside can tell, and which still show what is wrong: each
 * address is another one, the same for the same key, and two that share a prefix share one as long.
 *
 * <p>May use {@code io.netlapse.spi} and the JDK.
 */
@NullMarked
package io.netlapse.collectors.runtime.redaction;

import org.jspecify.annotations.NullMarked;
