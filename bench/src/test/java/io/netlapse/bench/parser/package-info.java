/** That made-up time leaves captures real. */
@NullMarked
package io.netlapse.bench.parser;

import org.jspecify.annotations.NullMarked;
