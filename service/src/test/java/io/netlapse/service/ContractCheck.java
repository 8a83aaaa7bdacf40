package io.netlapse.service;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.netlapse.openapi.Contract;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Holds every request and answer of every test against the contract: an answer must always keep it,
 * a request must keep it where the service took it.
 */
final class ContractCheck {

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(Contract.yaml())
          .withLevelResolver(
              LevelResolver.create()
                  // The tests' clients send the token behind the validator's back.
                  .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                  .build())
          .build();

  private ContractCheck() {}

  /**
   * Fails the test where an answer or a request that was taken is not as the contract says.
   *
   * @param body the request's body as text, empty for one that is none
   */
  static void verify(HttpRequest request, String body, HttpResponse<byte[]> answer) {
    String path = request.uri().getPath();
    if (!path.startsWith("/api/v1/") || isOfNoRoute(answer) || isEmptyText(answer)) {
      return;
    }
    Request.Method method = Request.Method.valueOf(request.method());
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> response.withHeader(name, value)));
    if (answer.body().length > 0) {
      response.withBody(new String(answer.body(), StandardCharsets.UTF_8));
    }
    require(VALIDATOR.validateResponse(path, method, response.build()), request, answer);
    if (answer.statusCode() < 300) {
      require(VALIDATOR.validateRequest(request(request, body)), request, answer);
    }
  }

  /** What is answered before there is a route is in no contract: no path, no method, no type. */
  private static boolean isOfNoRoute(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    return status == 405
        || status == 406
        || new String(answer.body(), StandardCharsets.UTF_8).contains("There is no route");
  }

  /** A section may be empty; the validator takes an empty text for a body that is missing. */
  private static boolean isEmptyText(HttpResponse<byte[]> answer) {
    return answer.body().length == 0
        && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain");
  }

  private static SimpleRequest request(HttpRequest sent, String body) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(sent.method(), sent.uri().getPath());
    sent.headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> request.withHeader(name, value)));
    parameters(sent.uri(), request);
    if (!body.isEmpty()) {
      request.withBody(body);
    }
    return request.build();
  }

  private static void parameters(URI uri, SimpleRequest.Builder request) {
    Optional.ofNullable(uri.getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&", -1)))
        .map(parameter -> parameter.split("=", 2))
        .forEach(parameter -> request.withQueryParam(decoded(parameter[0]), decoded(parameter[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void require(
      ValidationReport report, HttpRequest request, HttpResponse<byte[]> answer) {
    if (report.hasErrors()) {
      throw new AssertionError(
          "%s %s -> %d is not as the contract says: %s%n%s"
              .formatted(
                  request.method(),
                  request.uri(),
                  answer.statusCode(),
                  report.getMessages(),
                  new String(answer.body(), StandardCharsets.UTF_8)));
    }
  }
}
