/**
 * Configuration files and what the managers of units and the network say of themselves, read into
 * the kinds of {@link io.netlapse.spi.config}.
 *
 * <p>A {@code ...Parser} knows the files of one program; a {@code ...Format} how such a file is
 * written. What may be a secret is taken out by {@code Secrets} before anything becomes a fact. May
 * use {@code facts.text}, {@code facts.json}, {@code facts.logs} and {@code facts.system}.
 */
@NullMarked
package io.netlapse.engine.facts.config;

import org.jspecify.annotations.NullMarked;
