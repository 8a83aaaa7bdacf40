package io.netlapse.service.snapshots;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.diagnose.text.Style;
import io.netlapse.diagnose.uploads.UploadJson;
import io.netlapse.diagnose.uploads.UploadReport;
import io.netlapse.diagnose.uploads.UploadText;
import io.netlapse.service.body.OneFile;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.time.TimeText;
import io.netlapse.service.time.Windows;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/uploads}: what people already have, made into snapshots. */
@Controller("/api/v1/uploads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Scope.ROLE_PUSH)
final class UploadController {

  private final UploadIntake intake;
  private final Windows windows;

  UploadController(UploadIntake intake, Windows windows) {
    this.intake = intake;
    this.windows = windows;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  HttpResponse<byte[]> upload(
      HttpRequest<?> request,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String capturedAt,
      @Body @Nullable InputStream body,
      Authentication authentication)
      throws IOException {
    // Closing lets the server drop what is left of a body that was refused early.
    try (InputStream in = body == null ? InputStream.nullInputStream() : body) {
      OneFile.require(request);
      Instant now = windows.now();
      UploadReport report =
          intake.take(
              in,
              request.getHeaders().get(HttpHeaders.CONTENT_ENCODING),
              new UploadIntake.Request(
                  cluster,
                  node == null ? null : name(node),
                  capturedAt == null ? null : TimeText.parse("capturedAt", capturedAt, now),
                  now),
              Caller.of(authentication));
      return answer(report, isText(request));
    }
  }

  private static HttpResponse<byte[]> answer(UploadReport report, boolean isText) {
    String words =
        isText ? UploadText.of(report, new Style(false)) : UploadJson.of(report).indented() + "\n";
    return (report.isNew()
            ? HttpResponse.created(words.getBytes(UTF_8))
            : HttpResponse.ok(words.getBytes(UTF_8)))
        .contentType(isText ? MediaType.TEXT_PLAIN_TYPE : MediaType.APPLICATION_JSON_TYPE)
        .characterEncoding(UTF_8);
  }

  private static boolean isText(HttpRequest<?> request) {
    return request.accept().stream()
        .findFirst()
        .filter(MediaType.TEXT_PLAIN_TYPE::equals)
        .isPresent();
  }

  private static String name(String node) {
    try {
      return NodeId.requireName("node", node);
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("node", e.getMessage() + ".");
    }
  }
}
