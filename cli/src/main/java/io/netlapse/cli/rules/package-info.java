/**
 * Rules that somebody wrote: reading them for other commands, and saying what is wrong with them.
 */
@NullMarked
package io.netlapse.cli.rules;

import org.jspecify.annotations.NullMarked;
