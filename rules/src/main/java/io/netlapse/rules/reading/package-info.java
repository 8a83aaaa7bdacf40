/**
 * From the tree of a text to a rule, or to all that is wrong with it. Every reader goes on behind a
 * mistake with something in the place of what is wrong, so that one run tells them all; a text with
 * a mistake gives no rule.
 *
 * <p>Uses {@code rules.yaml}, {@code rules.vocabulary} and {@code rules.language}.
 */
@NullMarked
package io.netlapse.rules.reading;

import org.jspecify.annotations.NullMarked;
