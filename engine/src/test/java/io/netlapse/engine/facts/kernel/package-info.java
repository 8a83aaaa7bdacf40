@NullMarked
package io.netlapse.engine.facts.kernel;

import org.jspecify.annotations.NullMarked;
