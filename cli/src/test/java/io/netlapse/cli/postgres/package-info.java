/** Tests of the embedded PostgreSQL. */
@NullMarked
package io.netlapse.cli.postgres;

import org.jspecify.annotations.NullMarked;
