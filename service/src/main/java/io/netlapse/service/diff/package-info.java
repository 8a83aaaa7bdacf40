/** Two states side by side: two instants, two nodes, or both. */
@NullMarked
package io.netlapse.service.diff;

import org.jspecify.annotations.NullMarked;
