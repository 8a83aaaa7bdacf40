/**
 * {@code agent.sh} as a node runs it, under real shells, to a real server; and how it is deployed.
 */
@NullMarked
package io.netlapse.collectors.agent.script;

import org.jspecify.annotations.NullMarked;
