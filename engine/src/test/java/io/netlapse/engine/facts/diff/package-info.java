/** Tests of what diff(1) prints. */
@NullMarked
package io.netlapse.engine.facts.diff;

import org.jspecify.annotations.NullMarked;
