/** Tests of the agent. */
@NullMarked
package io.netlapse.collectors.agent;

import org.jspecify.annotations.NullMarked;
