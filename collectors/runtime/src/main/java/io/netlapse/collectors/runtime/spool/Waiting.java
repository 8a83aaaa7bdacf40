package io.netlapse.collectors.runtime.spool;

/**
 * A capture that waits.
 *
 * @param number its place in the order of arrival; positive, never used twice in one spool
 * @param about what is known of it
 * @param bytes the size of its file
 */
public record Waiting(long number, Spooled about, long bytes) {}
