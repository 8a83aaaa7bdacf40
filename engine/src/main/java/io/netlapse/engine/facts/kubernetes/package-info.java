/**
 * What {@code kubectl} prints of a cluster: objects in JSON and YAML, tables, descriptions,
 * versions. Each thing that an object says is a fact of its own kind, so that a table, which shows
 * some of them, gives facts equal to those of the whole object.
 *
 * <p>May use {@code facts.manifest}, {@code facts.table}, {@code facts.text}, {@code facts.yaml},
 * {@code facts.json}, {@code facts.calico} and {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.kubernetes;

import org.jspecify.annotations.NullMarked;
