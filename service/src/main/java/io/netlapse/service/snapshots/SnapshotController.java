package io.netlapse.service.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.SnapshotContents;
import io.netlapse.db.query.SnapshotList;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.service.ingest.IngestService;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.WindowedItems;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/snapshots}. */
@Controller("/api/v1/snapshots")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SnapshotController {

  static final String BUNDLE = "application/vnd.netlapse.bundle";
  static final String DELTA = "application/vnd.netlapse.delta";

  /** Tells a client what it may post here (W3C Linked Data Platform 1.0, 7.1). */
  private static final String ACCEPT_POST = "Accept-Post";

  private final SnapshotIntake intake;
  private final IngestService ingest;
  private final SnapshotList list;
  private final SnapshotContents contents;
  private final UnreadLines unread;
  private final Windows windows;

  SnapshotController(
      SnapshotIntake intake,
      IngestService ingest,
      SnapshotList list,
      SnapshotContents contents,
      UnreadLines unread,
      Windows windows) {
    this.intake = intake;
    this.ingest = ingest;
    this.list = list;
    this.contents = contents;
    this.unread = unread;
    this.windows = windows;
  }

  @Post
  @Secured(Scope.ROLE_PUSH)
  @Consumes({BUNDLE, DELTA, MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  HttpResponse<PushAnswer> push(
      HttpRequest<?> request,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @Body @Nullable InputStream body,
      Authentication authentication)
      throws IOException {
    // Closing lets the server drop what is left of a body that was refused early.
    try (InputStream in = body == null ? InputStream.nullInputStream() : body) {
      Instant now = windows.now();
      HttpHeaders headers = request.getHeaders();
      PushAnswer answer =
          intake.take(
              new SnapshotIntake.Upload(
                  in,
                  request.getContentType().orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE),
                  headers.get(HttpHeaders.CONTENT_ENCODING),
                  CollectorName.of(headers)),
              new Admission.Request(cluster, node, now, SentAt.of(headers, now)),
              Caller.of(authentication));
      return (answer.isNew() ? HttpResponse.created(answer) : HttpResponse.ok(answer))
          .header(ACCEPT_POST, BUNDLE + ", " + DELTA);
    }
  }

  @Get
  @Secured(Scope.ROLE_READ)
  HttpResponse<WindowedItems<SnapshotShape>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    NodeFilter nodes = new NodeFilter(cluster, node);
    TimeWindow window = windows.of(from, to, nodes, listing);
    List<SnapshotList.Row> fetched =
        list.page(
            nodes,
            window.from(),
            window.to(),
            Windows.rest(listing).map(rest -> SnapshotId.ofText(rest.getFirst())).orElse(null),
            listing.fetch());
    return listing.answer(
        fetched,
        last -> Windows.position(window, last.id().text()),
        (page, next) ->
            new WindowedItems<>(page.stream().map(SnapshotShape::of).toList(), next, window));
  }

  @Get("/{id}")
  @Secured(Scope.ROLE_READ)
  SnapshotDetail snapshot(@PathVariable String id) {
    return SnapshotDetail.of(find(id));
  }

  @Delete("/{id}")
  @Secured(Scope.ROLE_ADMIN)
  HttpResponse<?> remove(@PathVariable String id, Authentication authentication) {
    boolean removed =
        read(id)
            .map(known -> ingest.remove(known, Caller.of(authentication).name(), windows.now()))
            .orElse(false);
    if (!removed) {
      throw notFound();
    }
    return HttpResponse.noContent();
  }

  @Get(value = "/{id}/sections/{probe}", produces = MediaType.TEXT_PLAIN)
  @Secured(Scope.ROLE_READ)
  HttpResponse<byte[]> section(
      @PathVariable String id,
      @PathVariable String probe,
      @QueryValue @Nullable String stream,
      @QueryValue @Nullable String command) {
    if (stream != null && !stream.equals("output") && !stream.equals("error")) {
      throw ProblemException.parameter("stream", "it is output or error.");
    }
    SnapshotContents.Section section =
        find(id).sections().stream()
            .filter(one -> one.probe().equals(probe))
            .filter(one -> command == null || one.command().equals(command))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "The snapshot has no such section; GET the snapshot to see which it has."));
    byte[] bytes =
        ("error".equals(stream) ? section.raw().error() : section.raw().output()).toByteArray();
    return HttpResponse.ok(bytes).contentType(MediaType.TEXT_PLAIN_TYPE).characterEncoding(UTF_8);
  }

  @Get("/{id}/unread")
  @Secured(Scope.ROLE_READ)
  HttpResponse<Items<UnreadLines.Item>> unread(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    int from = listing.position().map(position -> Integer.parseInt(position.getFirst())).orElse(0);
    List<UnreadLines.Item> all = unread.of(find(id));
    List<Integer> fetched =
        IntStream.range(from, all.size()).limit(listing.fetch()).boxed().toList();
    return listing.answer(
        fetched,
        last -> List.of(Integer.toString(last + 1)),
        (page, next) -> new Items<>(page.stream().map(all::get).toList(), next));
  }

  private SnapshotContents.Row find(String id) {
    return read(id).flatMap(contents::find).orElseThrow(SnapshotController::notFound);
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("There is no snapshot of this id.");
  }

  private static Optional<SnapshotId> read(String id) {
    try {
      return Optional.of(SnapshotId.ofText(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
