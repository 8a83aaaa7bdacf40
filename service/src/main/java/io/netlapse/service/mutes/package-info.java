/** Findings that nobody wants to be told of for a while: who muted them, until when, and why. */
@NullMarked
package io.netlapse.service.mutes;

import org.jspecify.annotations.NullMarked;
