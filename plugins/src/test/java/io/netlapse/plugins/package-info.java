/** Plug-ins that are good, and plug-ins that are wrong in every way that is told apart. */
@NullMarked
package io.netlapse.plugins;

import org.jspecify.annotations.NullMarked;
