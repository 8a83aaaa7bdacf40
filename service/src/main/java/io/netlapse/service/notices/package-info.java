/** Tells {@linkplain io.netlapse.spi.notify.Notifier notifiers} of findings, behind the commit. */
@NullMarked
package io.netlapse.service.notices;

import org.jspecify.annotations.NullMarked;
