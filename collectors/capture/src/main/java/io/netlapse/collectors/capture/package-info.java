/** The script that asks a node, as a resource. */
@NullMarked
package io.netlapse.collectors.capture;

import org.jspecify.annotations.NullMarked;
