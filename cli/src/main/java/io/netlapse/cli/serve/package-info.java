/**
 * {@code netlapse serve}: the service in this process, over a PostgreSQL that somebody runs.
 *
 * <p>May use {@code io.netlapse.service} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.serve;

import org.jspecify.annotations.NullMarked;
