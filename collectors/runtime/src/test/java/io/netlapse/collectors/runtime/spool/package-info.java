@NullMarked
package io.netlapse.collectors.runtime.spool;

import org.jspecify.annotations.NullMarked;
