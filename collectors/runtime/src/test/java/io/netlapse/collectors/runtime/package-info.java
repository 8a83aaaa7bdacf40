@NullMarked
package io.netlapse.collectors.runtime;

import org.jspecify.annotations.NullMarked;
