/** Reads and writes bundles, pushes them over HTTP and tries again. */
@NullMarked
package io.netlapse.collectors.push;

import org.jspecify.annotations.NullMarked;
