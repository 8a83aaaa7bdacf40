@NullMarked
package io.netlapse.engine.facts.resolver;

import org.jspecify.annotations.NullMarked;
