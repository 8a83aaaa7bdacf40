/**
 * A folder of strangers' jars: opens each with a class loader of its own, checks it, and gives what
 * it brings beside what is built in. How they are made stands in docs/plugins.md, why they are
 * opened so in docs/adr/0022.
 *
 * <p>May use {@code io.netlapse.spi} and {@code io.netlapse.plugins.guard}.
 */
@NullMarked
package io.netlapse.plugins;

import org.jspecify.annotations.NullMarked;
