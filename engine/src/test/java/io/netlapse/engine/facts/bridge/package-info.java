@NullMarked
package io.netlapse.engine.facts.bridge;

import org.jspecify.annotations.NullMarked;
