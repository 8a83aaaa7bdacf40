/** Sends prepared requests as fast as they are answered. Uses the JDK only. */
@NullMarked
package io.netlapse.bench.load;

import org.jspecify.annotations.NullMarked;
