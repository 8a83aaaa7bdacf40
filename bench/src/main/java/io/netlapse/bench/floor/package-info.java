/** The route that ingest is held against; it runs in the service's process. */
@NullMarked
package io.netlapse.bench.floor;

import org.jspecify.annotations.NullMarked;
