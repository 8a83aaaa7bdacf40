/** Tests of the package of this name. */
@NullMarked
package io.netlapse.engine.facts.config;

import org.jspecify.annotations.NullMarked;
