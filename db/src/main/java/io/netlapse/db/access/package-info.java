/**
 * Who may do what, and who did what: the tables {@code tokens} and {@code audit}. Plain rows, so
 * Micronaut Data writes the code between the statements and the records. Uses no other package of
 * {@code db}, and none of them uses it.
 *
 * @see <a href="../../../../../../../../docs/adr/0009-micronaut-data-for-plain-rows.md">ADR
 *     0009</a>
 */
@NullMarked
package io.netlapse.db.access;

import org.jspecify.annotations.NullMarked;
