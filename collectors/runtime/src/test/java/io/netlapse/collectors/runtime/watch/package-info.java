@NullMarked
package io.netlapse.collectors.runtime.watch;

import org.jspecify.annotations.NullMarked;
