@NullMarked
package io.netlapse.db;

import org.jspecify.annotations.NullMarked;
