/** What the database did, and what it can do at most. Uses JDBC and pgbench(1). */
@NullMarked
package io.netlapse.bench.database;

import org.jspecify.annotations.NullMarked;
