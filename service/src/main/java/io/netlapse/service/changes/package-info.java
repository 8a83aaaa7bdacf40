/** What changed in a window, and which events may have done it. */
@NullMarked
package io.netlapse.service.changes;

import org.jspecify.annotations.NullMarked;
