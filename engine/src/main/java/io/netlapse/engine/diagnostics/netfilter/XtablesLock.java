package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.logs.LogEvent;
import java.util.Locale;

/** What logs say of the lock that everybody who writes rules of iptables takes. */
final class XtablesLock {

  private XtablesLock() {}

  /** Whether an event says that another program held it. */
  static boolean isHeld(LogEvent event) {
    String reason = event.details().getOrDefault("reason", "").toLowerCase(Locale.ROOT);
    return event.event().equals("xtables-lock-held")
        || reason.contains("holding the xtables lock")
        || reason.contains("resource temporarily unavailable")
        || reason.contains("timed out while waiting")
        || reason.contains("exit status 4");
  }
}
