/** What texts give, and what is said of those that are wrong. */
@NullMarked
package io.netlapse.rules.delivery;

import org.jspecify.annotations.NullMarked;
