/**
 * Diagnosis of what somebody sends along: {@code netlapse diagnose} over HTTP. Nothing is stored.
 *
 * <p>May use {@code io.netlapse.diagnose} and other packages of the service, and no database.
 */
@NullMarked
package io.netlapse.service.diagnose;

import org.jspecify.annotations.NullMarked;
