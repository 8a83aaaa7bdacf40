@NullMarked
package io.netlapse.diagnose.text;

import org.jspecify.annotations.NullMarked;
