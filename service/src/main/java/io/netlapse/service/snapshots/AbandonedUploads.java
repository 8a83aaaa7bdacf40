package io.netlapse.service.snapshots;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netlapse.collectors.upload.archive.UnpackedArchive;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes at the start what a service that was killed had unpacked. */
@Singleton
final class AbandonedUploads implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);

  private final Clock clock;

  AbandonedUploads(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    try {
      int removed = UnpackedArchive.removeAbandoned(clock.instant());
      if (removed > 0) {
        LOG.info("unpacked archives of killed processes removed count={}", removed);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("an unpacked archive of a killed process cannot be removed", e);
    }
  }
}
