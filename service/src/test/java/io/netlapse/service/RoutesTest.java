package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.netlapse.openapi.Contract;
import io.netlapse.service.parameters.UnknownParameters;
import io.netlapse.service.security.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Walks over every route that the service serves. */
final class RoutesTest {

  private static final String API = "/api/v1/";

  private static final String TOKEN = "{\"name\":\"x\",\"scope\":\"push\",\"cluster\":\"c\"}";
  private static final String MUTE = "{\"cluster\":\"c\",\"reason\":\"x\",\"until\":\"+1h\"}";

  /** What an admin does on each route that admins may use and readers may not. */
  private static final Map<String, Function<TestClient, TestAnswer>> POWERS =
      Map.ofEntries(
          entry("GET /api/v1/audit", admin -> admin.get("/audit")),
          entry("GET /api/v1/tokens", admin -> admin.get("/tokens")),
          entry("POST /api/v1/tokens", admin -> admin.post("/tokens", TOKEN)),
          entry(
              "DELETE /api/v1/tokens/{id}",
              admin -> admin.delete("/tokens/" + made("/tokens", TOKEN))),
          entry(
              "POST /api/v1/tokens/{id}/successor",
              admin -> admin.post("/tokens/" + made("/tokens", TOKEN) + "/successor", "{}")),
          entry("POST /api/v1/mutes", admin -> admin.post("/mutes", MUTE)),
          entry(
              "DELETE /api/v1/mutes/{id}", admin -> admin.delete("/mutes/" + made("/mutes", MUTE))),
          entry("DELETE /api/v1/snapshots/{id}", RoutesTest::removeSnapshot),
          entry("POST /api/v1/events", RoutesTest::postEvent));

  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A route as the contract and the router both know it. */
  private record Route(SortedSet<String> parameters, SortedSet<String> scopes) {}

  @Test
  void route_ofEachController_isSecured() {
    assertThat(served().map(RoutesTest::scopes)).isNotEmpty().doesNotContain(new TreeSet<>());
  }

  @Test
  void route_withoutToken_isOnlyTheContract() {
    assertThat(
            served()
                .filter(route -> scopes(route).contains(SecurityRule.IS_ANONYMOUS))
                .map(RoutesTest::name)
                .distinct())
        .containsExactly("GET /api/v1/openapi.yaml");
  }

  @Test
  void routes_thatAreServed_areThoseOfTheContract() {
    SortedMap<String, Route> served = new TreeMap<>();
    served()
        .forEach(
            route -> served.put(name(route), new Route(parameters(route), contractScopes(route))));
    assertThat(served).isEqualTo(promised());
  }

  private static String made(String path, String order) {
    return service.admin().post(path, order).text("id");
  }

  private static String pushed(String node) {
    return service
        .pusher("c", "")
        .post("/snapshots", routes(node, "2026-11-21T10:00:00Z", TWO_ROUTES).toString())
        .text("/snapshot/id");
  }

  private static TestAnswer removeSnapshot(TestClient admin) {
    return admin.delete("/snapshots/" + pushed("removed"));
  }

  private static TestAnswer postEvent(TestClient admin) {
    assertThat(pushed("known")).as("the cluster is known").isNotEmpty();
    return admin.post(
        "/events",
        """
        {"cluster":"c","kind":"external","what":"x","at":"2026-11-21T10:00:00Z","id":"1"}
        """);
  }

  @Test
  void powersOfAdmins_areAllTriedBelow() {
    assertThat(
            served()
                .filter(route -> scopes(route).contains(Scope.ROLE_ADMIN))
                .map(RoutesTest::name)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(POWERS.keySet());
  }

  static Stream<String> powers() {
    return POWERS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("powers")
  void powerOfAnAdmin_thatWasUsed_isInTheAuditLog(String route) throws SQLException {
    String secret =
        service
            .admin()
            .post("/tokens", "{\"name\":\"%s\",\"scope\":\"admin\"}".formatted(route))
            .text("secret");

    TestAnswer answer = requireNonNull(POWERS.get(route), route).apply(service.as(secret));

    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    assertThat(linesOf(route)).as("lines in the audit log").isEqualTo(1);
  }

  private static int linesOf(String actor) throws SQLException {
    try (Connection connection = service.database().connect();
        PreparedStatement count =
            connection.prepareStatement("SELECT count(*) FROM audit WHERE actor = ?")) {
      count.setString(1, actor);
      try (ResultSet row = count.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  @Test
  void contract_overHttp_isTheFile() {
    assertThat(service.anonymous().get("/openapi.yaml").body()).isEqualTo(Contract.yaml());
  }

  private static Stream<UriRouteInfo<?, ?>> served() {
    Router router = service.running().server().getApplicationContext().getBean(Router.class);
    return router
        .uriRoutes()
        .filter(route -> route.getUriMatchTemplate().toString().startsWith(API))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(route -> (UriRouteInfo<?, ?>) route);
  }

  private static String name(UriRouteInfo<?, ?> route) {
    String path = route.getUriMatchTemplate().toPathString();
    return route.getHttpMethodName() + " " + path;
  }

  private static SortedSet<String> parameters(UriRouteInfo<?, ?> route) {
    return UnknownParameters.names(List.<Argument<?>>of(route.getTargetMethod().getArguments()));
  }

  private static SortedSet<String> scopes(UriRouteInfo<?, ?> route) {
    ExecutableMethod<?, ?> method = route.getTargetMethod().getExecutableMethod();
    return new TreeSet<>(List.of(method.stringValues(Secured.class)));
  }

  private static SortedSet<String> contractScopes(UriRouteInfo<?, ?> route) {
    SortedSet<String> scopes = scopes(route);
    scopes.remove(SecurityRule.IS_ANONYMOUS);
    return scopes;
  }

  private static SortedMap<String, Route> promised() {
    SortedMap<String, Route> routes = new TreeMap<>();
    JsonNode contract =
        new ObjectMapper().valueToTree(new Yaml().<Map<String, Object>>load(Contract.yaml()));
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            routes.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                route(contract, operation.getValue()))));
    return routes;
  }

  private static Route route(JsonNode contract, JsonNode operation) {
    SortedSet<String> parameters =
        StreamSupport.stream(operation.path("parameters").spliterator(), false)
            .map(reference -> contract.at(reference.get("$ref").asText().substring(1)))
            .filter(parameter -> parameter.get("in").asText().equals("query"))
            .map(parameter -> parameter.get("name").asText())
            .collect(toCollection(TreeSet::new));
    SortedSet<String> scopes =
        StreamSupport.stream(operation.path("x-scope").spliterator(), false)
            .map(JsonNode::asText)
            .collect(toCollection(TreeSet::new));
    return new Route(parameters, scopes);
  }
}
