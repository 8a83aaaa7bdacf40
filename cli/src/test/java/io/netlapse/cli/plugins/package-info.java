/** Plug-ins as their users meet them. */
@NullMarked
package io.netlapse.cli.plugins;

import org.jspecify.annotations.NullMarked;
