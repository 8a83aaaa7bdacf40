/** Tests of what is read of nft's listings. */
@NullMarked
package io.netlapse.engine.facts.nftables;

import org.jspecify.annotations.NullMarked;
