/** How problems are told apart. */
@NullMarked
package io.netlapse.service.problem;

import org.jspecify.annotations.NullMarked;
