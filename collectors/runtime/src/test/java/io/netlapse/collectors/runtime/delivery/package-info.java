@NullMarked
package io.netlapse.collectors.runtime.delivery;

import org.jspecify.annotations.NullMarked;
