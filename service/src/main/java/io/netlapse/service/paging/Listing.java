package io.netlapse.service.paging;

import static java.util.stream.Collectors.joining;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.uri.UriBuilder;
import io.netlapse.service.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request for a list: how many, from where on, and how the next page is told. For one request,
 * on one thread.
 */
public final class Listing {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private final HttpRequest<?> request;
  private final int limit;
  private final @Nullable List<String> position;

  private Listing(HttpRequest<?> request, int limit, @Nullable List<String> position) {
    this.request = request;
    this.limit = limit;
    this.position = position;
  }

  /**
   * Reads {@code limit} and {@code cursor} of a request.
   *
   * @throws ProblemException 400 if the limit is not 1 to 1000 or the cursor is of another query
   */
  public static Listing of(HttpRequest<?> request) {
    String cursor = request.getParameters().get("cursor");
    List<String> position = cursor == null ? null : Cursor.read(query(request), cursor);
    return new Listing(request, limit(request.getParameters().get("limit")), position);
  }

  /** How many items to answer with at most, 1 to 1000. */
  public int limit() {
    return limit;
  }

  /** How many rows to fetch: one more than the limit tells whether there is a next page. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * The position that {@link #answer} was given for the last item before; empty on the first page.
   */
  public Optional<List<String>> position() {
    return Optional.ofNullable(position);
  }

  /**
   * One page as an answer, with the link to the next one.
   *
   * @param fetched up to {@link #fetch()} items
   * @param positionOf the values that order the list, of the page's last item
   * @param body makes the body of the items and the next cursor, null on the last page
   */
  public <T, B> HttpResponse<B> answer(
      List<T> fetched,
      Function<T, List<String>> positionOf,
      BiFunction<List<T>, @Nullable String, B> body) {
    if (fetched.size() <= limit) {
      return HttpResponse.ok(body.apply(fetched, null));
    }
    List<T> items = fetched.subList(0, limit);
    String next = Cursor.write(query(request), positionOf.apply(items.getLast()));
    return HttpResponse.ok(body.apply(items, next))
        .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link(next)));
  }

  private String link(String next) {
    UriBuilder link = UriBuilder.of(request.getPath());
    parameters(request).forEach((name, values) -> link.queryParam(name, values.toArray()));
    link.queryParam("limit", limit);
    return link.queryParam("cursor", next).toString();
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw ProblemException.parameter(
        "limit", "it is a whole number from 1 to %d.".formatted(MAX_LIMIT));
  }

  /** Path and filters, in the order of their names: the same for each page of one query. */
  private static String query(HttpRequest<?> request) {
    return parameters(request).entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(joining("&", request.getPath() + "?", ""));
  }

  private static Map<String, List<String>> parameters(HttpRequest<?> request) {
    Map<String, List<String>> filters = new TreeMap<>(request.getParameters().asMap());
    filters.remove("cursor");
    filters.remove("limit");
    return filters;
  }
}
