@NullMarked
package io.netlapse.db.snapshot;

import org.jspecify.annotations.NullMarked;
