/**
 * What nf_tables holds, as {@code nft list ruleset} tells it (nft(8)): tables, chains, rules and
 * their order, sets, maps and their elements, named objects.
 *
 * <p>Families are nft's own words: {@code ip ip6 inet arp bridge netdev}. Handles, counters and
 * what runs down by itself are no part of any fact.
 */
@NullMarked
package io.netlapse.spi.nftables;

import org.jspecify.annotations.NullMarked;
