package com.example.runcommand;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A machine of the cloud.
 *
 * @param node what it is called in its cluster
 * @param id what the cloud calls it
 */
record Machine(String node, String id) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  /** Reads {@code worker-1=i-0a1b2c}. */
  static Machine of(String argument) throws CollectException {
    int equals = argument.indexOf('=');
    String id = argument.substring(equals + 1);
    try {
      // Both become parts of a command line and of an address.
      if (equals > 0 && ID.matcher(id).matches()) {
        return new Machine(NodeId.requireName("node", argument.substring(0, equals)), id);
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new CollectException(
        "'%s' names no machine; write NODE=ID, such as worker-1=i-0a1b2c.".formatted(argument));
  }

  /** Those of the capture script. */
  List<String> arguments(String only) {
    List<String> arguments = new ArrayList<>(List.of("--node", node));
    if (!only.isEmpty()) {
      arguments.addAll(List.of("--only", only));
    }
    return arguments;
  }
}
