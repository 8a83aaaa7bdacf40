package io.netlapse.collectors.ssh.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What holds where nobody tells anything, as ssh(1) does it.
 *
 * @param user who logs in
 * @param agent whether there is an agent; its keys are tried then
 * @param keys the keys that are tried where there is no agent
 */
public record Defaults(String user, boolean agent, List<Path> keys) {

  /** Copies the list. */
  public Defaults {
    keys = List.copyOf(keys);
  }

  /**
   * Those of this process: its user, SSH_AUTH_SOCK, and the usual keys in ~/.ssh that are there.
   */
  public static Defaults of(Map<String, String> environment) {
    Path folder = Path.of(System.getProperty("user.home", "/"), ".ssh");
    return new Defaults(
        System.getProperty("user.name", "root"),
        !environment.getOrDefault("SSH_AUTH_SOCK", "").isEmpty(),
        Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
            .map(folder::resolve)
            .filter(Files::isReadable)
            .toList());
  }
}
