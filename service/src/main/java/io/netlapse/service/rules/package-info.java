/** The rules that there are. */
@NullMarked
package io.netlapse.service.rules;

import org.jspecify.annotations.NullMarked;
