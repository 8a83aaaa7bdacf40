@NullMarked
package io.netlapse.engine.facts.clock;

import org.jspecify.annotations.NullMarked;
