package io.netlapse.service;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Walks over every route that the service serves. */
final class RoutesTest {

  private static final String API = "/api/v1/";

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
