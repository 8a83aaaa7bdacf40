/** The netlapse command. */
@NullMarked
package io.netlapse.cli;

import org.jspecify.annotations.NullMarked;
