package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import io.netlapse.collectors.ssh.hostkey.HostKey;
import io.netlapse.collectors.ssh.hostkey.KnownHosts;
import io.netlapse.collectors.ssh.hostkey.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known hosts as JSch asks for them, while it connects to one host; keeps the verdict. */
final class CheckedHost implements HostKeyRepository {

  private static final String AUTHORITY = "@cert-authority";
  private static final String REVOKED = "@revoked";

  private final KnownHosts hosts;
  private final String address;
  private volatile @Nullable Verdict verdict;

  CheckedHost(KnownHosts hosts, String address) {
    this.hosts = hosts;
    this.address = address;
  }

  /**
   * What became of its key; null before it has shown one, and where an authority vouched for it.
   */
  @Nullable Verdict verdict() {
    return verdict;
  }

  @Override
  public int check(String host, byte[] key) {
    Verdict judged = hosts.judge(address, HostKey.of(key));
    verdict = judged;
    return judged instanceof Verdict.Refused ? CHANGED : OK;
  }

  @Override
  public com.jcraft.jsch.HostKey[] getHostKey() {
    List<com.jcraft.jsch.HostKey> keys = new ArrayList<>();
    hosts.authorities(address).forEach(key -> add(keys, AUTHORITY, key));
    hosts.revoked(address).forEach(key -> add(keys, REVOKED, key));
    return keys.toArray(com.jcraft.jsch.HostKey[]::new);
  }

  /** The plain keys: JSch asks the host for one of their kinds. */
  @Override
  public com.jcraft.jsch.HostKey[] getHostKey(String host, @Nullable String type) {
    List<com.jcraft.jsch.HostKey> keys = new ArrayList<>();
    for (HostKey key : hosts.keys(address)) {
      if (type == null || type.equals(key.type())) {
        add(keys, "", key);
      }
    }
    return keys.toArray(com.jcraft.jsch.HostKey[]::new);
  }

  private void add(List<com.jcraft.jsch.HostKey> keys, String marker, HostKey key) {
    try {
      keys.add(
          new com.jcraft.jsch.HostKey(
              marker, address, com.jcraft.jsch.HostKey.GUESS, key.blob(), ""));
    } catch (JSchException | IndexOutOfBoundsException _) {
      // A kind that JSch does not know it cannot ask for either.
    }
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }

  // JSch would call these to change the file; judge() does, where that is wanted.

  @Override
  public void add(com.jcraft.jsch.HostKey key, UserInfo user) {}

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte[] key) {}
}
