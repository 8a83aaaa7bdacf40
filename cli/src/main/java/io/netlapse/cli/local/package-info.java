/**
 * A whole netlapse inside this process: the service over an embedded PostgreSQL, on a free port of
 * the loopback interface.
 *
 * <p>May use {@code io.netlapse.service}, {@code io.netlapse.cli.postgres}, {@code
 * io.netlapse.cli.api} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.local;

import org.jspecify.annotations.NullMarked;
