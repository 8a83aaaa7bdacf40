/**
 * Leads facts back to the lines that their node said. May use {@code db} and the engine's parsers.
 */
@NullMarked
package io.netlapse.service.lines;

import org.jspecify.annotations.NullMarked;
