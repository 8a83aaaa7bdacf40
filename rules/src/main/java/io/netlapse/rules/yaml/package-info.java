/**
 * The text of a rule as a tree in which every node knows its line and column, and what is wrong
 * with a text. Knows nothing of rules.
 *
 * <p>Uses SnakeYAML's parser and nothing above it: no tag, anchor or alias is taken, so no object
 * is made of a text and no text grows while it is read.
 */
@NullMarked
package io.netlapse.rules.yaml;

import org.jspecify.annotations.NullMarked;
