@NullMarked
package io.netlapse.collectors.runtime.schedule;

import org.jspecify.annotations.NullMarked;
