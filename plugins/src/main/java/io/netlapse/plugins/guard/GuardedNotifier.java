package io.netlapse.plugins.guard;

import io.netlapse.spi.notify.Notice;
import io.netlapse.spi.notify.Notifier;
import io.netlapse.spi.notify.NotifyException;
import java.util.Objects;
import java.util.Optional;

/** A stranger's notifier. Where it fails or takes too long, the notice was not told. */
public final class GuardedNotifier implements Notifier {

  private final Notifier notifier;
  private final Guard guard;
  private final String name;

  /**
   * Asks the notifier once for what never changes.
   *
   * @throws RuntimeException whatever it throws
   */
  public GuardedNotifier(Notifier notifier, Guard guard) {
    this.notifier = notifier;
    this.guard = guard;
    this.name = Objects.requireNonNull(notifier.name(), "the notifier's name");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void tell(Notice notice) throws NotifyException, InterruptedException {
    Optional<NotifyException> told;
    try {
      told = guard.call("the notifier " + name, () -> told(notice));
    } catch (FaultException e) {
      throw new NotifyException(String.valueOf(e.getMessage()), e);
    }
    if (told.isPresent()) {
      throw told.get();
    }
  }

  /** What it says itself is no fault of it. */
  private Optional<NotifyException> told(Notice notice) throws InterruptedException {
    try {
      notifier.tell(notice);
      return Optional.empty();
    } catch (NotifyException e) {
      return Optional.of(e);
    }
  }
}
