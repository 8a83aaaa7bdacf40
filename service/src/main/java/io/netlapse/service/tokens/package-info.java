/**
 * The routes by which admins hand out and revoke tokens. Uses {@code security} and {@code audit}.
 */
@NullMarked
package io.netlapse.service.tokens;

import org.jspecify.annotations.NullMarked;
