/**
 * Bodies of requests as they come: decompressed within limits, and within what the service can hold
 * of all of them together.
 *
 * <p>May use {@code io.netlapse.service.problem} and {@code io.netlapse.service.settings}.
 */
@NullMarked
package io.netlapse.service.body;

import org.jspecify.annotations.NullMarked;
