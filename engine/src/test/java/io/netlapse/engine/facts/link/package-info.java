/** Tests of the parsers of the same package. */
@NullMarked
package io.netlapse.engine.facts.link;

import org.jspecify.annotations.NullMarked;
