/**
 * Times as clients write them, and the half-open windows they ask about. Uses {@code problem};
 * knows nothing of HTTP.
 */
@NullMarked
package io.netlapse.service.time;

import org.jspecify.annotations.NullMarked;
