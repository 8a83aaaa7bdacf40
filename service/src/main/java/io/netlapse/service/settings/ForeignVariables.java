package io.netlapse.service.settings;

import java.util.regex.Pattern;

/**
 * Environment variables that begin with our name and are no settings of the service: those of the
 * command line, of the tests, and those that Kubernetes gives every container beside a Service
 * whose name begins with {@code netlapse} (the "Docker links" variables of its documentation,
 * "Accessing the Service").
 */
final class ForeignVariables {

  private static final Pattern OF_THE_COMMAND_LINE =
      Pattern.compile("NETLAPSE_(CI|SERVER|TOKEN|TOKEN_FILE|JAVA_[A-Z]+|TEST_[A-Z_]+)");

  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          "NETLAPSE_([A-Z0-9_]+_)?"
              + "(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_[A-Z]+)?)");

  /** What a link is named is also what a misspelt port would be: the value tells them apart. */
  private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://.*");

  private ForeignVariables() {}

  /**
   * Whether a variable is somebody else's.
   *
   * @param name of the variable, beginning with {@code NETLAPSE_}
   * @param value its value
   */
  static boolean has(String name, String value) {
    return OF_THE_COMMAND_LINE.matcher(name).matches()
        || OF_A_SERVICE.matcher(name).matches()
        || (name.endsWith("_PORT") && LINK.matcher(value).matches());
  }
}
