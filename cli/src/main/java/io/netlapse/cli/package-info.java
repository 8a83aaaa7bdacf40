/**
 * The command {@code netlapse}. Each subcommand is a class in a package of its own; here stands
 * only what puts them together. The top of the tree: it may use everything, nothing may use it.
 */
@NullMarked
package io.netlapse.cli;

import org.jspecify.annotations.NullMarked;
