/** Folders whose files are whole or not there. May use the JDK alone. */
@NullMarked
package io.netlapse.collectors.runtime.durable;

import org.jspecify.annotations.NullMarked;
