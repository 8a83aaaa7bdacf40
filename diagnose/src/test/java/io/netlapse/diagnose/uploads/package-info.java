/** Tests of what becomes of uploads. */
@NullMarked
package io.netlapse.diagnose.uploads;

import org.jspecify.annotations.NullMarked;
