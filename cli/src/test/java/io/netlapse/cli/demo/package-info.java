/** Tests of {@code netlapse demo}. */
@NullMarked
package io.netlapse.cli.demo;

import org.jspecify.annotations.NullMarked;
