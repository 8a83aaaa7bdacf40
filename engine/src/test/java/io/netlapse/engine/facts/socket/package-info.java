@NullMarked
package io.netlapse.engine.facts.socket;

import org.jspecify.annotations.NullMarked;
