/** Parameters that no route knows are refused, here for all of them. Uses {@code problem}. */
@NullMarked
package io.netlapse.service.parameters;

import org.jspecify.annotations.NullMarked;
