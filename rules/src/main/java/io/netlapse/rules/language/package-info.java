/**
 * What a written rule says, once its text was read: clauses over facts, comparisons, and words with
 * places to be filled. Data and pure functions; {@code docs/rules/writing.md} tells what each
 * means.
 *
 * <p>Uses {@code spi} only, and RE2/J for patterns.
 */
@NullMarked
package io.netlapse.rules.language;

import org.jspecify.annotations.NullMarked;
