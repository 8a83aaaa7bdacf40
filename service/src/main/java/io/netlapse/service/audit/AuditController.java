package io.netlapse.service.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.access.AuditEntry;
import io.netlapse.db.access.AuditLog;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit}: the newest line first. */
@Controller("/api/v1/audit")
@Secured(Scope.ROLE_ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {

  private final AuditLog log;
  private final Audit audit;

  AuditController(AuditLog log, Audit audit) {
    this.log = log;
    this.audit = audit;
  }

  /** One line as the API shows it. */
  @Serdeable
  record Line(String id, Instant at, String actor, String action, String subject, String detail) {

    static Line of(AuditEntry entry) {
      return new Line(
          Long.toString(entry.id()),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.subject(),
          entry.detail());
    }
  }

  @Get
  HttpResponse<Items<Line>> list(
      HttpRequest<?> request,
      Authentication authentication,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    long before =
        listing
            .position()
            .map(position -> Long.parseLong(position.getFirst()))
            .orElse(Long.MAX_VALUE);
    List<Line> fetched = log.page(before, listing.fetch()).stream().map(Line::of).toList();
    audit.writeRead(Caller.of(authentication), "audit");
    return listing.answer(fetched, line -> List.of(line.id()), Items::new);
  }
}
