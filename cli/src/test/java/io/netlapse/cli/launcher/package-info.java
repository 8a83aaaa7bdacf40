/** Tests of the launcher at the top of the repository, under a real shell. */
@NullMarked
package io.netlapse.cli.launcher;

import org.jspecify.annotations.NullMarked;
