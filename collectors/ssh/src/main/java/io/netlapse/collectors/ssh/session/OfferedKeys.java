package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.List;
import java.util.Vector;

/**
 * The keys that are offered at a login: those of files, then the agent's. JSch would put our keys
 * into the agent, to stay there; nothing is put anywhere here.
 */
final class OfferedKeys implements IdentityRepository {

  private final List<Identity> own;
  private final IdentityRepository behind;

  OfferedKeys(List<Identity> own, IdentityRepository behind) {
    this.own = List.copyOf(own);
    this.behind = behind;
  }

  @Override
  public String getName() {
    return "the keys of netlapse before those of " + behind.getName();
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  @SuppressWarnings("JdkObsolete") // JSch asks for a Vector.
  public Vector<Identity> getIdentities() {
    Vector<Identity> all = new Vector<>(own);
    all.addAll(behind.getIdentities());
    return all;
  }

  @Override
  public boolean add(byte[] key) {
    return false;
  }

  @Override
  public boolean remove(byte[] key) {
    return false;
  }

  @Override
  public void removeAll() {
    // they are not ours to remove
  }
}
