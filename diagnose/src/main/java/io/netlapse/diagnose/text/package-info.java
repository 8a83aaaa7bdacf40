/**
 * How text for people may look.
 *
 * <p>May use the JDK only.
 */
@NullMarked
package io.netlapse.diagnose.text;

import org.jspecify.annotations.NullMarked;
