/**
 * Errors as RFC 9457 problems: one vocabulary of types, one exception, one place that writes them.
 * Uses Micronaut's HTTP server only; every other package of the service may use it.
 */
@NullMarked
package io.netlapse.service.problem;

import org.jspecify.annotations.NullMarked;
