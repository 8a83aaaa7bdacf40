/** Tests of the parsers of the same package. */
@NullMarked
package io.netlapse.engine.facts.calico;

import org.jspecify.annotations.NullMarked;
