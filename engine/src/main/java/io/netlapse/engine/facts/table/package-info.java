/**
 * Tables with a header of capital letters, as {@code kubectl} and {@code calicoctl} print them:
 * which cell of a line stands in which column. May use {@code facts.text} and {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.table;

import org.jspecify.annotations.NullMarked;
