/**
 * Reads what tools show that listen or ask on the wire: {@code tcpdump}, {@code arping}. People
 * paste some seconds of it; a few packets say something of the node, the others are kept as they
 * are. May use {@code facts.text}, {@code spi.network}.
 */
@NullMarked
package io.netlapse.engine.facts.wire;

import org.jspecify.annotations.NullMarked;
