/**
 * Logs, read line by line: how a line is written ({@code LogLine}), and what it says if it is one
 * of the catalogue ({@code LogCatalogue}, which {@code docs/logs.md} shows). What is in no
 * catalogue is raw text: kept, counted apart from what is unread, and no fact.
 *
 * <p>May use {@code facts.text} and {@code facts.json}.
 */
@NullMarked
package io.netlapse.engine.facts.logs;

import org.jspecify.annotations.NullMarked;
