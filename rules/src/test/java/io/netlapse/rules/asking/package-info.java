/** What written rules say of nodes that are put together by hand. */
@NullMarked
package io.netlapse.rules.asking;

import org.jspecify.annotations.NullMarked;
