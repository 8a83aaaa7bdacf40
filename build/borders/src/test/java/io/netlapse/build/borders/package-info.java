/** Who may use whom, checked over the compiled classes of all modules. */
@NullMarked
package io.netlapse.build.borders;

import org.jspecify.annotations.NullMarked;
