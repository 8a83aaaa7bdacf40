package io.netlapse.cli.api;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of each command that talks to a service. The token comes from a file or the
 * environment: an argument could be read by every user of the machine.
 */
public final class ServerOptions {

  private static final String TOKEN = "NETLAPSE_TOKEN";
  private static final String TOKEN_FILE = "NETLAPSE_TOKEN_FILE";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:NETLAPSE_SERVER:-http://localhost:8080}",
      description = "The service's address (NETLAPSE_SERVER; default ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://localhost:8080");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The file that holds the token (else NETLAPSE_TOKEN_FILE or NETLAPSE_TOKEN).")
  private @Nullable Path tokenFile;

  /** The service's address. */
  public URI server() {
    return server;
  }

  /**
   * A client with the token of the file, or else of the environment.
   *
   * @throws CommandFailure if there is none, or it cannot be read
   */
  public ApiClient client() {
    return tokenFile == null ? client(server) : client(server, ofFile(tokenFile));
  }

  /** The same with the token of the environment for an address that was given otherwise. */
  public static ApiClient client(URI server) {
    return client(server, token(System.getenv()));
  }

  private static ApiClient client(URI server, String token) {
    String scheme = String.valueOf(server.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new CommandFailure(
          2, "The address '%s' is not like https://netlapse.example.".formatted(server));
    }
    return new ApiClient(server, token);
  }

  static String token(Map<String, String> environment) {
    String value = environment.getOrDefault(TOKEN, "");
    String file = environment.getOrDefault(TOKEN_FILE, "");
    if (value.isBlank() == file.isBlank()) {
      throw new CommandFailure(
          2,
          value.isBlank()
              ? "There is no token: set %s to a file that holds it, or %s to the token itself."
                  .formatted(TOKEN_FILE, TOKEN)
              : "%s and %s are both set; unset one.".formatted(TOKEN, TOKEN_FILE));
    }
    return value.isBlank() ? ofFile(Path.of(file)) : value.strip();
  }

  private static String ofFile(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailure(
          "The token file %s cannot be read; is it there, and may this user read it?"
              .formatted(file),
          e);
    }
  }
}
