package io.netlapse.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract of the REST API, kept by hand: {@code netlapse.yaml} beside this class. */
public final class Contract {

  private static final String FILE = "netlapse.yaml";

  private Contract() {}

  /** The contract, an OpenAPI 3.1 document in YAML. */
  public static String yaml() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not beside " + Contract.class);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
