package io.netlapse.collectors.runtime.delivery;

import io.netlapse.collectors.push.Attempt;
import io.netlapse.collectors.push.Gzip;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.runtime.spool.Bundles;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.Waiting;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.DeltaWriter;
import io.netlapse.spi.bundle.SentSections;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.util.Optional;
import java.util.Set;

/**
 * Pushes a capture as a delta where the service has the node's last one and offered to take it, and
 * as a bundle otherwise: also where the delta did not go well, whatever the reason.
 */
final class DeltaPush {

  private final Spool spool;
  private final PushClient push;

  DeltaPush(Spool spool, PushClient push) {
    this.spool = spool;
    this.push = push;
  }

  /** What came of it; a delta that is refused is told of nobody. */
  Attempt attempt(Waiting each, Content gzip) throws InterruptedException {
    Capture.Age age = each.about().age();
    Optional<Bundle> before = spool.keptBefore(each).flatMap(Bundles::whole);
    Optional<Bundle> bundle = before.isEmpty() ? Optional.empty() : Bundles.whole(gzip);
    if (before.isPresent() && bundle.isPresent()) {
      SentSections sent = SentSections.of(before.get().sections());
      Attempt attempt = delta(age, bundle.get(), sent);
      if (attempt instanceof Attempt.Refused(_, var lacking) && !lacking.isEmpty()) {
        attempt = delta(age, bundle.get(), sent.without(Set.copyOf(lacking)));
      }
      if (attempt instanceof Attempt.Acknowledged || attempt instanceof Attempt.Later) {
        return attempt;
      }
      spool.forgetBefore(each);
    }
    return push.attempt(age, gzip);
  }

  private Attempt delta(Capture.Age age, Bundle bundle, SentSections sent)
      throws InterruptedException {
    return push.attemptDelta(age, Content.of(Gzip.of(DeltaWriter.toContent(bundle, sent))));
  }
}
