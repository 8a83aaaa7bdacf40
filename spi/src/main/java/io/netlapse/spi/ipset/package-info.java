/** The sets of addresses and ports that ipset(8) keeps in the kernel. */
@NullMarked
package io.netlapse.spi.ipset;

import org.jspecify.annotations.NullMarked;
