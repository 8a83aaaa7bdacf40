/**
 * What the rules say of such outputs. {@link io.netlapse.diagnose.report.Diagnosing} asks the
 * engine; the rest words the answer for people, tickets and programs.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.engine} and the other packages of this
 * module.
 */
@NullMarked
package io.netlapse.diagnose.report;

import org.jspecify.annotations.NullMarked;
