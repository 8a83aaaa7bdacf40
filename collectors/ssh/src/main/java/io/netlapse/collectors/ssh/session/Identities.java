package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import io.netlapse.collectors.ssh.node.Credentials;
import io.netlapse.collectors.ssh.node.Credentials.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The private keys of all nodes, each read and decrypted once: with a passphrase that costs a tenth
 * of a second of a processor and more. Safe for many threads.
 */
final class Identities {

  private final Map<KeyFile, Identity> read = new HashMap<>();
  private final @Nullable Path agentSocket;

  /**
   * None so far.
   *
   * @param agentSocket where the agent listens; null where there is none
   */
  Identities(@Nullable Path agentSocket) {
    this.agentSocket = agentSocket;
  }

  /**
   * Gives keys to who logs in with them.
   *
   * @throws TargetException if a file holds no key that can be used, or there is no agent
   */
  void give(Credentials credentials, JSch to) throws TargetException {
    List<Identity> own = new ArrayList<>();
    for (KeyFile key : credentials.keys()) {
      own.add(identity(key));
    }
    IdentityRepository behind =
        credentials.agent()
            ? new AgentIdentityRepository(agent())
            : new JSch().getIdentityRepository();
    to.setIdentityRepository(new OfferedKeys(own, behind));
  }

  private SSHAgentConnector agent() throws TargetException {
    try {
      if (agentSocket != null && Files.exists(agentSocket)) {
        return new SSHAgentConnector(agentSocket);
      }
    } catch (AgentProxyException e) {
      throw new TargetException(
          Fault.LOGIN, "The agent cannot be asked for its keys: %s.".formatted(e.getMessage()), e);
    }
    throw new TargetException(
        Fault.LOGIN,
        "Its keys are to come from the agent, and there is none: start ssh-agent and set"
            + " SSH_AUTH_SOCK, or name a key.");
  }

  private synchronized Identity identity(KeyFile key) throws TargetException {
    Identity known = read.get(key);
    if (known == null) {
      known = read(key);
      read.put(key, known);
    }
    return known;
  }

  private static Identity read(KeyFile key) throws TargetException {
    byte[] passphrase =
        key.passphraseFile() == null
            ? null
            : Secret.of(key.passphraseFile(), "The passphrase of the key");
    try {
      JSch reader = new JSch();
      Path certificate = certificate(key);
      reader.addIdentity(
          key.file().toString(), certificate == null ? null : certificate.toString(), passphrase);
      Identity identity = reader.getIdentityRepository().getIdentities().getFirst();
      if (identity.isEncrypted()) {
        throw new TargetException(
            Fault.LOGIN,
            passphrase == null
                ? "The key %s has a passphrase. Name a file that holds it as passphrase-file."
                    .formatted(key.file())
                : "The passphrase in %s is not that of the key %s. Correct it."
                    .formatted(key.passphraseFile(), key.file()));
      }
      return identity;
    } catch (JSchException e) {
      throw unusable(key, e);
    }
  }

  private static @Nullable Path certificate(KeyFile key) {
    if (key.certificate() != null) {
      return key.certificate();
    }
    Path beside = Path.of(key.file() + "-cert.pub");
    return Files.exists(beside) ? beside : null;
  }

  private static TargetException unusable(KeyFile key, JSchException cause) {
    return new TargetException(
        Fault.LOGIN,
        "The key %s cannot be used (%s). Is it there, may this user read it, and is it a private key?"
            .formatted(key.file(), cause.getMessage()),
        cause);
  }
}
