/** The processes that are measured. Uses the service's entry. */
@NullMarked
package io.netlapse.bench.process;

import org.jspecify.annotations.NullMarked;
