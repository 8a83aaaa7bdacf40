/**
 * Times as clients write them, and the half-open windows they ask about. Uses {@code problem},
 * {@code json} and {@code paging}, whose cursors carry a window; reads the span of what is known.
 */
@NullMarked
package io.netlapse.service.time;

import org.jspecify.annotations.NullMarked;
