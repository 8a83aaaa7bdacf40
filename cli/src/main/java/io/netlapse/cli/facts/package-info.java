/**
 * {@code netlapse facts}: what every line of some outputs says, and which lines nobody read. For
 * who wants to know whether to trust the answers, and for who writes a parser.
 */
@NullMarked
package io.netlapse.cli.facts;

import org.jspecify.annotations.NullMarked;
