/** Tests of the parsers of the same package. */
@NullMarked
package io.netlapse.engine.facts.netfilter;

import org.jspecify.annotations.NullMarked;
