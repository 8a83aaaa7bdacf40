/**
 * How collectors fare: what they say of themselves, kept and listed.
 *
 * <p>May use {@code io.netlapse.db.query} and what all controllers share; knows no collector.
 */
@NullMarked
package io.netlapse.service.collectors;

import org.jspecify.annotations.NullMarked;
