/**
 * Kinds of facts about what logs tell. A log never denies: what it told has happened, and lines
 * that were rotated away are no change.
 *
 * <pre>{@code
 * log-event at=2026-11-22T10:00:03Z event=iptables-restore-failed program=kube-proxy reason=...
 * }</pre>
 *
 * <p>Uses {@link io.netlapse.spi.fact}, the fields of {@link io.netlapse.spi.network} and the times
 * of {@link io.netlapse.spi.system}.
 */
@NullMarked
package io.netlapse.spi.logs;

import org.jspecify.annotations.NullMarked;
