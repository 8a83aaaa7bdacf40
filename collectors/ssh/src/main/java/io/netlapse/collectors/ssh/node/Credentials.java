package io.netlapse.collectors.ssh.node;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lets us in, tried in this order: keys, the agent's keys, the password. Secrets are named by
 * their files and are not in here.
 *
 * @param keys private keys
 * @param agent whether the keys of the agent behind {@code SSH_AUTH_SOCK} are tried
 * @param passwordFile the file that holds the password; null where there is none
 */
public record Credentials(List<KeyFile> keys, boolean agent, @Nullable Path passwordFile) {

  /** Copies the list. */
  public Credentials {
    keys = List.copyOf(keys);
  }

  /**
   * A private key in a file, OpenSSH's format or PEM.
   *
   * @param file the key
   * @param certificate the certificate of its public half (ssh-keygen(1), CERTIFICATES); null to
   *     take FILE-cert.pub where there is one, as ssh does
   * @param passphraseFile the file that holds its passphrase; null where it has none
   */
  public record KeyFile(Path file, @Nullable Path certificate, @Nullable Path passphraseFile) {}
}
