/**
 * Lists by pages: the limit, the cursor bound to its query, the link to the next page. Uses {@code
 * problem} and Micronaut's HTTP types.
 */
@NullMarked
package io.netlapse.service.paging;

import org.jspecify.annotations.NullMarked;
