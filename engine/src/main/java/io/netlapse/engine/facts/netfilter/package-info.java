/**
 * What the listings of iptables and of nftables have in common: one state must read alike whichever
 * tool shows it. Depends on nothing but the spi.
 */
@NullMarked
package io.netlapse.engine.facts.netfilter;

import org.jspecify.annotations.NullMarked;
