/**
 * A PostgreSQL of netlapse's own, for those who have none: {@link
 * io.netlapse.cli.postgres.EmbeddedDatabase}. Temporary for {@code demo} and {@code replay},
 * lasting with {@code --data}.
 *
 * <p>May use {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.postgres;

import org.jspecify.annotations.NullMarked;
