/** That the benchmark still runs; no figure is held to anything. */
@NullMarked
package io.netlapse.bench;

import org.jspecify.annotations.NullMarked;
