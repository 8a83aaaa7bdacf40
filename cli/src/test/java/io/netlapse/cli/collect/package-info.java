@NullMarked
package io.netlapse.cli.collect;

import org.jspecify.annotations.NullMarked;
