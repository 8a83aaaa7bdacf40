@NullMarked
package io.netlapse.engine.facts.system;

import org.jspecify.annotations.NullMarked;
