/** Tokens and the audit log, with a real PostgreSQL. */
@NullMarked
package io.netlapse.db.access;

import org.jspecify.annotations.NullMarked;
