/** What the service measures of itself. */
@NullMarked
package io.netlapse.service.metrics;

import org.jspecify.annotations.NullMarked;
