/** Tests of the package of this name. */
@NullMarked
package io.netlapse.engine.facts.logs;

import org.jspecify.annotations.NullMarked;
