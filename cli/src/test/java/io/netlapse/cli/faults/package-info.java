/**
 * Collectors and the service in trouble, as wholes: what was captured is stored once, whatever
 * ended meanwhile.
 */
@NullMarked
package io.netlapse.cli.faults;

import org.jspecify.annotations.NullMarked;
