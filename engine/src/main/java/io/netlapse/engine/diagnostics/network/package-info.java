/**
 * What several rules ask of a node's network: its routes and addresses, whichever tool showed them,
 * and which of its addresses are its own.
 *
 * <p>Uses {@code spi} and {@code engine.diagnostics.logs}.
 */
@NullMarked
package io.netlapse.engine.diagnostics.network;

import org.jspecify.annotations.NullMarked;
