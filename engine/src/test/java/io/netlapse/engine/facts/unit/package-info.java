/** Tests of the package of this name. */
@NullMarked
package io.netlapse.engine.facts.unit;

import org.jspecify.annotations.NullMarked;
