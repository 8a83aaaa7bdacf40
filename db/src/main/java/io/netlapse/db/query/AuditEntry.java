package io.netlapse.db.query;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param id ours, rising
 * @param at when
 * @param actor who: the name of a token, or the command line
 * @param action what, such as {@code snapshot-removed}
 * @param subject to what
 * @param detail for people; empty where there is nothing to say
 */
public record AuditEntry(
    long id, Instant at, String actor, String action, String subject, String detail) {}
