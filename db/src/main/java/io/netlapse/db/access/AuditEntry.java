package io.netlapse.db.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
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
@MappedEntity("audit")
public record AuditEntry(
    @Id @MappedProperty("audit_id") long id,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail) {}
