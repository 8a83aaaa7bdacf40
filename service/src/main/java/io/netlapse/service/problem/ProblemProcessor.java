package io.netlapse.service.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netlapse.service.problem.Problem.Fault;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every error answer of the server, the framework's own ones too, as a problem. What an
 * unexpected exception says stays in the log: the client gets a reference to it.
 */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {

  static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  private static final Logger LOG = LoggerFactory.getLogger(ProblemProcessor.class);

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpRequest<?> request = context.getRequest();
    Problem problem = problem(context, response.code());
    if (response.code() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"netlapse\"");
    }
    // RFC 9110, 9.3.2: an answer to HEAD has no body.
    Problem body = request.getMethod() == HttpMethod.HEAD ? null : problem;
    return response.body(body).contentType(PROBLEM_JSON);
  }

  /** The answer to a problem that our own code raised. */
  HttpResponse<Problem> answer(HttpRequest<?> request, ProblemException problem) {
    MutableHttpResponse<?> response = HttpResponse.status(problem.type().status(), null);
    Long seconds = problem.retryAfterSeconds();
    if (seconds != null) {
      response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    return processResponse(ErrorContext.builder(request).cause(problem).build(), response);
  }

  private static Problem problem(ErrorContext context, int status) {
    HttpRequest<?> request = context.getRequest();
    Throwable cause = context.getRootCause().orElse(null);
    if (cause instanceof ProblemException ours) {
      return problem(request, ours.type(), status, message(ours), ours.faults());
    }
    ProblemType type = ProblemType.ofStatus(status);
    if (status >= 500) {
      return problem(request, type, status, logged(request, status, cause), List.of());
    }
    if (cause instanceof ConversionErrorException conversion) {
      String name = conversion.getArgument().getName();
      String detail = "'%s' is not of the right form.".formatted(name);
      return problem(request, type, status, detail, List.of(new Fault("?" + name, detail)));
    }
    return problem(request, type, status, detail(context, type), List.of());
  }

  private static String detail(ErrorContext context, ProblemType type) {
    HttpRequest<?> request = context.getRequest();
    String route = request.getMethodName() + " " + request.getPath();
    return switch (type) {
      case UNAUTHORIZED ->
          request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
              ? "The token is not known here, or it was revoked. Ask an admin for a new one."
              : "Send a token: Authorization: Bearer nl_<scope>_<secret>.";
      case FORBIDDEN ->
          "The token's scope does not allow %s; /api/v1/openapi.yaml tells which one does."
              .formatted(route);
      case NOT_FOUND -> "There is no route %s; see /api/v1/openapi.yaml.".formatted(route);
      case METHOD_NOT_ALLOWED ->
          "%s is not there; the header Allow tells the methods of the path.".formatted(route);
      case UNSUPPORTED_MEDIA_TYPE ->
          "%s does not read a body of type '%s'; see /api/v1/openapi.yaml."
              .formatted(route, request.getContentType().map(MediaType::toString).orElse("none"));
      case NOT_ACCEPTABLE ->
          "%s has no representation of type '%s'; leave the header Accept out."
              .formatted(route, request.getHeaders().get(HttpHeaders.ACCEPT));
      case TOO_LARGE -> "The request is larger than the service takes.";
      case BAD_REQUEST,
          BAD_CURSOR,
          CONFLICT,
          MISSING_SECTIONS,
          INVALID,
          OVERLOADED,
          INTERNAL,
          UNAVAILABLE ->
          context.getErrors().stream()
              .map(Error::getMessage)
              .findFirst()
              .orElse("The request could not be read.");
    };
  }

  private static String logged(HttpRequest<?> request, int status, @Nullable Throwable cause) {
    String reference = UUID.randomUUID().toString();
    LOG.error(
        "Request failed: method={} path={} status={} reference={}",
        request.getMethodName(),
        request.getPath(),
        status,
        reference,
        cause);
    return "This is a fault of the service. Its log tells more under the reference %s."
        .formatted(reference);
  }

  private static Problem problem(
      HttpRequest<?> request, ProblemType type, int status, String detail, List<Fault> faults) {
    return new Problem(type.uri(), type.title(), status, detail, request.getPath(), faults);
  }

  private static String message(ProblemException problem) {
    String message = problem.getMessage();
    return message == null ? problem.type().title() : message;
  }
}
