package io.netlapse.service.parameters;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.netlapse.service.problem.ProblemException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Refuses query parameters that the route does not have, and those given twice: a misspelt {@code
 * form} would otherwise be an answer to another question.
 */
@ServerFilter("/api/**")
public final class UnknownParameters implements Ordered {

  /** Behind security: who may not ask learns nothing of what could be asked. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.LAST.order();
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    RouteAttributes.getRouteMatch(request)
        .filter(MethodBasedRouteMatch.class::isInstance)
        .map(match -> names(List.of(((MethodBasedRouteMatch<?, ?>) match).getArguments())))
        .ifPresent(known -> check(request, known));
  }

  /** The names of the query parameters that a route's method takes. */
  public static SortedSet<String> names(List<Argument<?>> arguments) {
    SortedSet<String> names = new TreeSet<>();
    for (Argument<?> argument : arguments) {
      if (argument.getAnnotationMetadata().hasAnnotation(RequestBean.class)) {
        names.addAll(
            names(
                List.of(
                    BeanIntrospection.getIntrospection(argument.getType())
                        .getConstructorArguments())));
      } else if (argument.getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
        names.add(
            argument
                .getAnnotationMetadata()
                .stringValue(QueryValue.class)
                .orElse(argument.getName()));
      }
    }
    return names;
  }

  private static void check(HttpRequest<?> request, SortedSet<String> known) {
    request
        .getParameters()
        .asMap()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw ProblemException.parameter(
                    name.length() > 64 ? name.substring(0, 64) : name,
                    known.isEmpty()
                        ? "the route takes no parameters."
                        : "it is not known here; known are %s."
                            .formatted(String.join(", ", known)));
              }
              if (values.size() > 1) {
                throw ProblemException.parameter(name, "it is given more than once.");
              }
            });
  }
}
