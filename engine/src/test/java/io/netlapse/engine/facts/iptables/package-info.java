/** Tests of the parsers of iptables. */
@NullMarked
package io.netlapse.engine.facts.iptables;

import org.jspecify.annotations.NullMarked;
