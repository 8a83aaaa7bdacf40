/** Tests of the command line as a whole. */
@NullMarked
package io.netlapse.cli;

import org.jspecify.annotations.NullMarked;
