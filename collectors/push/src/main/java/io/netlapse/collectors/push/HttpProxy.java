package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy (RFC 9110, 9.3.6 for https: it sees a tunnel and not what is in it).
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param authorization the value of {@code Proxy-Authorization}; empty for none. Never shown
 */
public record HttpProxy(String host, int port, String authorization) {

  /** The environment variable that names the file with {@code user:password}. */
  public static final String CREDENTIALS_VARIABLE = "NETLAPSE_PROXY_CREDENTIALS_FILE";

  /**
   * The proxy for a server: the one that is asked for, else that of the environment, as curl(1)
   * reads it: {@code https_proxy} or {@code http_proxy}, by the server's scheme, unless {@code
   * no_proxy} lists the host or a domain above it ({@code *} for every host). Capital letters do as
   * well, except for {@code HTTP_PROXY}, which a CGI would take from a header.
   *
   * @param asked {@code http://proxy:3128}; null to go by the environment
   * @param environment as {@link System#getenv()} has it
   * @return empty for the direct way
   * @throws CollectException if the proxy or its credentials cannot be read
   */
  public static Optional<HttpProxy> of(
      URI server, @Nullable URI asked, Map<String, String> environment) throws CollectException {
    if (asked != null && asked.getRawUserInfo() != null) {
      throw new CollectException(
          "The proxy's password would be read by every user of this machine. Put 'user:password' into a file and set %s to it."
              .formatted(CREDENTIALS_VARIABLE));
    }
    URI address = asked == null ? told(server, environment) : asked;
    return address == null ? Optional.empty() : Optional.of(of(address, environment));
  }

  private static HttpProxy of(URI address, Map<String, String> environment)
      throws CollectException {
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
      throw new CollectException(
          "The proxy's address is not like http://proxy.example:3128. Give one that is.");
    }
    int port = address.getPort() < 0 ? 80 : address.getPort();
    String file = environment.getOrDefault(CREDENTIALS_VARIABLE, "");
    String credentials = file.isEmpty() ? address.getUserInfo() : read(Path.of(file));
    return new HttpProxy(address.getHost(), port, credentials == null ? "" : basic(credentials));
  }

  /** Basic, RFC 7617. */
  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static String read(Path file) throws CollectException {
    try {
      String text = Files.readString(file).strip();
      if (text.indexOf(':') > 0 && text.lines().count() == 1) {
        return text;
      }
    } catch (IOException e) {
      throw new CollectException(
          "The file %s of %s cannot be read. Is it there, and may this user read it?"
              .formatted(file, CREDENTIALS_VARIABLE),
          e);
    }
    throw new CollectException(
        "The file %s of %s does not hold one line 'user:password'. Write it so."
            .formatted(file, CREDENTIALS_VARIABLE));
  }

  private static @Nullable URI told(URI server, Map<String, String> environment)
      throws CollectException {
    boolean secure = "https".equalsIgnoreCase(server.getScheme());
    String told =
        secure
            ? either(environment, "https_proxy", "HTTPS_PROXY")
            : environment.getOrDefault("http_proxy", "");
    String direct = either(environment, "no_proxy", "NO_PROXY");
    if (told.isBlank() || isListed(Objects.requireNonNullElse(server.getHost(), ""), direct)) {
      return null;
    }
    try {
      return URI.create(told.contains("://") ? told : "http://" + told);
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "The proxy of the environment is no address like http://proxy.example:3128. Set it so.",
          e);
    }
  }

  private static boolean isListed(String host, String list) {
    String name = host.toLowerCase(Locale.ROOT);
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
        .map(each -> each.startsWith(".") ? each.substring(1) : each)
        .filter(each -> !each.isEmpty())
        .anyMatch(each -> each.equals("*") || name.equals(each) || name.endsWith("." + each));
  }

  private static String either(Map<String, String> environment, String one, String other) {
    return environment.getOrDefault(one, environment.getOrDefault(other, ""));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
