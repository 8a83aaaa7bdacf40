/**
 * A small reader of the YAML that tools of a cluster print (YAML 1.2.2: block mappings and
 * sequences, plain, quoted, literal and folded scalars, flow collections on one line, comments,
 * several documents). It gives the same tree as {@link io.netlapse.engine.facts.json}, so that what
 * reads one reads the other. Anchors, aliases, tags, complex keys and directives are damage here:
 * no such tool prints them. May use {@code facts.json} and {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.yaml;

import org.jspecify.annotations.NullMarked;
