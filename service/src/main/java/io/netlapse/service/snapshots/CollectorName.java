package io.netlapse.service.snapshots;

import io.micronaut.http.HttpHeaders;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who collected a snapshot, for the metrics: a collector names itself in the header {@code
 * User-Agent} (RFC 9110, 10.1.5), {@code netlapse-agent/0.1.0}. A name that is not one of ours is
 * {@link #OTHER}, for a sender may write there whatever it likes.
 */
final class CollectorName {

  static final String OTHER = "other";
  static final String UPLOAD = "upload";

  private static final Set<String> KNOWN = Set.of("agent", "ssh", UPLOAD, "shell", "replay");
  private static final Pattern PRODUCT = Pattern.compile("netlapse-([a-z]+)(?:[/ ].*)?");

  private CollectorName() {}

  static String of(HttpHeaders headers) {
    return of(headers.get(HttpHeaders.USER_AGENT));
  }

  static String of(@Nullable String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent == null ? "" : userAgent);
    return product.matches() && KNOWN.contains(product.group(1)) ? product.group(1) : OTHER;
  }
}
