/**
 * The service as a command sees it: through the public API, with a token from the environment.
 *
 * <p>May use {@code io.netlapse.diagnose.json} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.api;

import org.jspecify.annotations.NullMarked;
