/** Tests of what commands show and how they fail. */
@NullMarked
package io.netlapse.cli.terminal;

import org.jspecify.annotations.NullMarked;
