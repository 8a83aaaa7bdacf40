/**
 * From outputs that somebody gives to what is wrong with their nodes; needs no history, no
 * database, no service. The command and the service are two doors to it.
 */
@NullMarked
package io.netlapse.diagnose;

import org.jspecify.annotations.NullMarked;
