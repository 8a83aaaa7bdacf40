@NullMarked
package io.netlapse.engine.events;

import org.jspecify.annotations.NullMarked;
