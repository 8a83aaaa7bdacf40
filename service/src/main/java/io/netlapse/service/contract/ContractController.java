package io.netlapse.service.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netlapse.service.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /api/v1/openapi.yaml}: the contract, for anybody. */
@Controller("/api/v1/openapi.yaml")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ContractController {

  /** RFC 9512. */
  private static final String YAML = "application/yaml";

  /** The module openapi's: found as a file, for it is no code that the service could depend on. */
  private static final String FILE = "/io/netlapse/openapi/netlapse.yaml";

  @Get(produces = YAML)
  String contract() {
    try (InputStream file = ContractController.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw ProblemException.notFound("This build came without the contract's file.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
