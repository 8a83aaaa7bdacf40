package io.netlapse.service.diagnose;

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
import io.netlapse.service.body.OneFile;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Scope;
import io.netlapse.service.time.TimeText;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/diagnose}: what {@code netlapse diagnose} says of a file; nothing is stored. */
@Controller("/api/v1/diagnose")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Scope.ROLE_READ)
final class DiagnoseController {

  private final Diagnosis diagnosis;
  private final Clock clock;

  DiagnoseController(Diagnosis diagnosis, Clock clock) {
    this.diagnosis = diagnosis;
    this.clock = clock;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Produces({MediaType.APPLICATION_JSON, Wording.TEXT_MARKDOWN, MediaType.TEXT_PLAIN})
  HttpResponse<byte[]> diagnose(
      HttpRequest<?> request,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String at,
      @Body @Nullable InputStream body)
      throws IOException {
    // Closing lets the server drop what is left of a body that was refused early.
    try (InputStream in = body == null ? InputStream.nullInputStream() : body) {
      OneFile.require(request);
      Instant now = clock.instant();
      Wording wording = Wording.of(request.accept());
      String words =
          wording.of(
              diagnosis.of(
                  in,
                  request.getHeaders().get(HttpHeaders.CONTENT_ENCODING),
                  node == null ? "body" : name(node),
                  at == null ? now : TimeText.parse("at", at, now)));
      return HttpResponse.ok(words.getBytes(UTF_8))
          .contentType(wording.type())
          .characterEncoding(UTF_8);
    }
  }

  private static String name(String node) {
    try {
      return NodeId.requireName("node", node);
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("node", e.getMessage() + ".");
    }
  }
}
