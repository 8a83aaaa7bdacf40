/** A PostgreSQL for tests, of this module and of those above it. */
@NullMarked
package io.netlapse.db.testing;

import org.jspecify.annotations.NullMarked;
