/** What happened: events derived from what nodes said, and those that are told from outside. */
@NullMarked
package io.netlapse.service.events;

import org.jspecify.annotations.NullMarked;
