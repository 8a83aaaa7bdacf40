package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer that is no success is a problem (RFC 9457), the framework's own ones too. */
final class ProblemsTest {

  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        problem(400, "bad-request", "a limit of 0", admin -> admin.get("/tokens?limit=0")),
        problem(400, "bad-request", "an unknown parameter", admin -> admin.get("/changes?form=1")),
        problem(
            400, "bad-request", "a parameter twice", admin -> admin.get("/changes?kind=a&kind=b")),
        problem(400, "bad-request", "no time", admin -> admin.get("/changes?from=yesterday")),
        problem(400, "bad-request", "an empty window", admin -> admin.get("/changes?from=2&to=1")),
        problem(
            400,
            "bad-request",
            "no destination",
            admin -> admin.get("/timelines?destination=10.0.0.300")),
        problem(400, "bad-request", "one side only", admin -> admin.get("/diff?left=a/b@now")),
        problem(400, "bad-request", "no JSON", admin -> admin.post("/tokens", "{\"name\":")),
        problem(400, "bad-cursor", "no cursor", admin -> admin.get("/tokens?cursor=abc")),
        problem(401, "unauthorized", "no token", admin -> service.anonymous().get("/tokens")),
        problem(
            401, "unauthorized", "an unknown token", admin -> service.as("nl_x").get("/tokens")),
        problem(
            403, "forbidden", "another scope", admin -> service.pusher("c", "").get("/snapshots")),
        problem(
            403,
            "forbidden",
            "an admin that pushes",
            admin -> admin.post("/snapshots", "{\"node\":\"n\"}")),
        problem(404, "not-found", "no route", admin -> admin.get("/nothing")),
        problem(404, "not-found", "no route, no token", admin -> service.anonymous().get("/no")),
        problem(404, "not-found", "no snapshot", admin -> admin.get("/snapshots/1")),
        problem(404, "not-found", "no finding", admin -> admin.get("/findings/1-1")),
        problem(404, "not-found", "no change", admin -> admin.get("/changes/x/suspects")),
        problem(404, "not-found", "no node", admin -> admin.get("/clusters/c/nodes/n/state")),
        problem(
            405,
            "method-not-allowed",
            "another method",
            admin -> admin.send("PATCH", "/tokens", "", BodyPublishers.noBody())),
        problem(
            406,
            "not-acceptable",
            "another representation",
            admin ->
                admin.send("GET", "/tokens", "", BodyPublishers.noBody(), "Accept", "image/png")),
        problem(
            413,
            "too-large",
            "a body over the limit",
            admin -> admin.post("/tokens", "{\"name\":\"" + "x".repeat(1 << 21) + "\"}")),
        problem(
            415,
            "unsupported-media-type",
            "another type",
            admin -> admin.send("POST", "/tokens", "text/plain", BodyPublishers.ofString("x"))),
        problem(
            422,
            "invalid",
            "a field that is missing",
            admin -> admin.post("/tokens", "{\"name\":\"x\"}")));
  }

  private static Arguments problem(
      int status, String slug, String what, Function<TestClient, TestAnswer> request) {
    return arguments(status, slug, what, request);
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("problems")
  void answer_toWhatIsWrong_isProblem(
      int status, String slug, String what, Function<TestClient, TestAnswer> request) {
    TestAnswer answer = request.apply(service.admin());
    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("type")).isEqualTo("https://netlapse.io/problems/" + slug);
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.text("detail")).endsWith(".").doesNotContain("java.", "io.micronaut");
    assertThat(answer.text("instance")).startsWith("/api/v1/");
  }

  @Test
  void unauthorized_says_howToAuthorize() {
    assertThat(service.anonymous().get("/tokens").header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void methodNotAllowed_says_whichAre() {
    TestAnswer answer = service.admin().send("PATCH", "/tokens", "", BodyPublishers.noBody());
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void invalid_tellsEveryFault_withPointer() {
    TestAnswer answer = service.admin().post("/tokens", "{\"name\":1,\"scope\":\"all\",\"a/b\":2}");
    assertThat(answer.json().findValuesAsText("pointer"))
        .containsExactly("/name", "/name", "/scope", "/a~1b");
  }
}
