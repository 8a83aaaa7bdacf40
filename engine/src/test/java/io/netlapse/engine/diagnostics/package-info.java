/** Tests of rules over facts, and nodes put together by hand for them. */
@NullMarked
package io.netlapse.engine.diagnostics;

import org.jspecify.annotations.NullMarked;
