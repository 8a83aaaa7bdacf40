/**
 * What several rules ask of the lines of a node's logs that the catalogue {@code docs/logs.md}
 * knows.
 *
 * <p>Uses {@code spi} only.
 */
@NullMarked
package io.netlapse.engine.diagnostics.logs;

import org.jspecify.annotations.NullMarked;
