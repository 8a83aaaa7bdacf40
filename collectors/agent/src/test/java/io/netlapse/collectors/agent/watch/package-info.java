@NullMarked
package io.netlapse.collectors.agent.watch;

import org.jspecify.annotations.NullMarked;
