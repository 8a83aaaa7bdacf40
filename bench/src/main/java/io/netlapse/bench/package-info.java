/** Load and growth measurements against the real service. */
@NullMarked
package io.netlapse.bench;

import org.jspecify.annotations.NullMarked;
