package io.netlapse.service.notices;

import io.micronaut.context.annotation.Context;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.plugins.Parts;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.spi.notify.Notice;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.stream.Stream;

/** Hands findings that began or ended to every notifier. Safe for many threads; never waits. */
@Context
public final class Notices implements AutoCloseable {

  private final List<Courier> couriers;

  Notices(Parts parts, NoticeMetrics metrics) {
    this.couriers =
        parts.notifiers().stream().map(notifier -> new Courier(notifier, metrics)).toList();
  }

  /** What a snapshot brought, which is durable. */
  public void tell(IngestResult result) {
    if (couriers.isEmpty()) {
      return;
    }
    Stream.concat(result.findings().stream(), result.elsewhere().stream())
        .map(Notices::notice)
        .forEach(notice -> couriers.forEach(courier -> courier.take(notice)));
  }

  private static Notice notice(FindingLife life) {
    return new Notice(life.rule(), life.node(), life.latest(), life.appeared(), life.gone());
  }

  /** Ends; what was not told yet is not told any more. */
  @Override
  @PreDestroy
  public void close() {
    couriers.forEach(Courier::close);
  }
}
