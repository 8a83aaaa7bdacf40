package io.netlapse.engine.facts.iptables;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says, in its canonical form.
 *
 * @param rule the rule without its chain and its first comment, as in {@link
 *     io.netlapse.spi.netfilter.IptablesRule}
 * @param comment the first comment; null for none
 * @param target what {@code -j} or {@code -g} names; empty for none
 * @param in the device that packets come from, {@code out} the one they leave by; empty for any
 */
record Spec(String rule, @Nullable String comment, String target, String in, String out) {}
