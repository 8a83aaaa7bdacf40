/**
 * Questions to the database, a class each: its SQL, and the rows of its answer as records. Read
 * only, but for posted events, which no snapshot writes. Uses JDBC and the tables; nothing else in
 * {@code db} uses it.
 */
@NullMarked
package io.netlapse.db.query;

import org.jspecify.annotations.NullMarked;
