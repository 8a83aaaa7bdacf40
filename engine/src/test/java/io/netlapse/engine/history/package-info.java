@NullMarked
package io.netlapse.engine.history;

import org.jspecify.annotations.NullMarked;
