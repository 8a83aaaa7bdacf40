/**
 * JSON (RFC 8259) as values, text to value and back, without any library: a command that ends
 * within a second has no time to load one.
 *
 * <p>May use the JDK only.
 */
@NullMarked
package io.netlapse.diagnose.json;

import org.jspecify.annotations.NullMarked;
