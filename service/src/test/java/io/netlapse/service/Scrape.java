package io.netlapse.service;

import java.util.List;

/**
 * What Prometheus reads, {@code /prometheus} (text format 0.0.4).
 *
 * @param lines all of it
 */
public record Scrape(List<String> lines) {

  /** Scrapes a service, without a token as Prometheus does. */
  public static Scrape of(TestService service) {
    return of(service.anonymous());
  }

  /** Scrapes whatever service a client speaks to. */
  static Scrape of(TestClient client) {
    return new Scrape(client.get("//prometheus").body().lines().toList());
  }

  /**
   * The value of a series.
   *
   * @param series the name, with labels in the order of their names: {@code x_total{a="b"}}
   * @return not a number where it is not there
   */
  public double value(String series) {
    return lines.stream()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** How much a series has grown since an earlier scrape, in which it may have been missing. */
  public double since(Scrape earlier, String series) {
    double before = earlier.value(series);
    return value(series) - (Double.isNaN(before) ? 0 : before);
  }
}
