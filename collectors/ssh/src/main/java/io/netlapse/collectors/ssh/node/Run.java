package io.netlapse.collectors.ssh.node;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the script runs on a node.
 *
 * @param script where it comes from
 * @param rights whose rights it has
 * @param only the probes that are asked, separated by commas; null for all
 */
public record Run(Script script, Rights rights, @Nullable String only) {

  /** Where the script comes from. */
  public sealed interface Script {

    /** Through standard input; nothing is installed on the node. */
    record Streamed() implements Script {}

    /**
     * It stands on the node, and no other may be run there.
     *
     * @param path where
     */
    record Installed(String path) implements Script {}
  }

  /** Whose rights the script has. */
  public sealed interface Rights {

    /** Those of the user who logs in. */
    record OfUser() implements Rights {}

    /** Root's by sudo(8), which must not ask for a password. */
    record Sudo() implements Rights {}

    /**
     * Root's by sudo(8), which is told the password if it asks.
     *
     * @param passwordFile the file that holds it
     */
    record SudoWithPassword(Path passwordFile) implements Rights {}
  }
}
