/**
 * Reads what nft(8) lists, text and JSON: one model of a ruleset from both, and its facts. May use
 * {@code facts.text}, {@code facts.json}, {@code facts.netfilter}, {@code spi.nftables} and {@code
 * spi.kubernetes}.
 */
@NullMarked
package io.netlapse.engine.facts.nftables;

import org.jspecify.annotations.NullMarked;
