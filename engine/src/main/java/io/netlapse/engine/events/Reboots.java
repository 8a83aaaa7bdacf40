package io.netlapse.engine.events;

import io.netlapse.spi.event.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reboots: each boot id that a node ever told is one, when its kernel started. That instant is
 * reckoned from the first look at the boot, and lies behind the last look at the boot before. The
 * first boot that we know of is one as well, since its instant is known; without uptime it is none.
 */
final class Reboots {

  private Reboots() {}

  static List<EventDraft> of(Looks looks) {
    List<EventDraft> events = new ArrayList<>();
    Set<String> known = new HashSet<>();
    @Nullable Instant before = null;
    for (BootLook look : looks.inOrder()) {
      String bootId = look.bootId();
      if (bootId == null) {
        continue;
      }
      if (known.add(bootId)) {
        period(look, before)
            .map(period -> new EventDraft(EventKind.REBOOT, "node", period, "", bootId))
            .ifPresent(events::add);
      }
      before = look.at();
    }
    return events;
  }

  private static Optional<Period> period(BootLook look, @Nullable Instant before) {
    return Looks.bootTime(look)
        .map(boot -> Period.around(boot, Looks.BOOT_ERROR).within(before, look.at()))
        .or(() -> Optional.ofNullable(before).map(from -> new Period(from, look.at())));
  }
}
