/** That made-up time leaves captures real. */
@NullMarked
package io.netlapse.bench.capture;

import org.jspecify.annotations.NullMarked;
