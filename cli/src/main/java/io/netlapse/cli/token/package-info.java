/**
 * {@code netlapse token}: an admin hands out and revokes tokens, a node rotates its own. {@code
 * netlapse enrol}: a machine gets one.
 *
 * <p>May use {@code io.netlapse.cli.api}, {@code io.netlapse.diagnose.json} and {@code
 * io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.token;

import org.jspecify.annotations.NullMarked;
