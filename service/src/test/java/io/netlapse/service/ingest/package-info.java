@NullMarked
package io.netlapse.service.ingest;

import org.jspecify.annotations.NullMarked;
