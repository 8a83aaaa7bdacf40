/** Tests of the parsers of the same package. */
@NullMarked
package io.netlapse.engine.facts.bird;

import org.jspecify.annotations.NullMarked;
