/**
 * What {@code calicoctl} prints, and the resources of Calico in whatever output they stand. May use
 * {@code facts.manifest}, {@code facts.table}, {@code facts.text}, {@code facts.json}, {@code
 * facts.bird} and {@code spi}.
 */
@NullMarked
package io.netlapse.engine.facts.calico;

import org.jspecify.annotations.NullMarked;
