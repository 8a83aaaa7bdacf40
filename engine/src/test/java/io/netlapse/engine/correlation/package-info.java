/** Tests of what may have caused a change. */
@NullMarked
package io.netlapse.engine.correlation;

import org.jspecify.annotations.NullMarked;
