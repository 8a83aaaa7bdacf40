/** Plug-ins that throw, hang and answer nonsense. */
@NullMarked
package io.netlapse.plugins.guard;

import org.jspecify.annotations.NullMarked;
