package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.netlapse.collectors.ssh.hostkey.KnownHosts;
import io.netlapse.collectors.ssh.node.Credentials;
import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in to nodes, over the hosts on the way. Safe for many threads. */
final class Logins implements AutoCloseable {

  private final KnownHosts hosts;
  private final Identities identities;
  private final Jumps jumps = new Jumps(this::step);

  Logins(KnownHosts hosts, Identities identities) {
    this.hosts = hosts;
    this.identities = identities;
  }

  /**
   * A session on a node; it ends with the lifeline.
   *
   * @throws TargetException if a host on the way, or the node, does not let us in
   */
  Session open(Target target, Lifeline lifeline) throws TargetException {
    Session before =
        target.jumps().isEmpty() ? null : jumps.to(target.jumps(), target.connectTimeout());
    return step(target.hop(), before, target.connectTimeout(), lifeline);
  }

  @Override
  public void close() {
    jumps.close();
  }

  private Session step(Hop hop, @Nullable Session before, Duration timeout, Lifeline lifeline)
      throws TargetException {
    CheckedHost check = new CheckedHost(hosts, hop.address());
    try (Lifeline.Limit _ = lifeline.connectingWithin(timeout)) {
      Session session = prepared(hop, check);
      if (before == null) {
        session.setSocketFactory(new HeldSockets(lifeline, timeout));
      } else {
        ThroughJump through = new ThroughJump(before);
        // On a thread of its own: it speaks to the host on the way, which may hang.
        lifeline.hold(() -> Thread.startVirtualThread(through::close));
        session.setProxy(through);
      }
      session.connect(Math.toIntExact(timeout.toMillis()));
      return session;
    } catch (JSchException | IOException | RuntimeException e) {
      // The last is what JSch throws at packets that are none.
      throw ConnectFailure.of(hop, check.verdict(), lifeline.state(), timeout, e);
    }
  }

  private Session prepared(Hop hop, CheckedHost check) throws JSchException, TargetException {
    JSch jsch = new JSch();
    identities.give(hop.credentials(), jsch);
    Session session = jsch.getSession(hop.user(), hop.host(), hop.port());
    session.setThreadFactory(Thread.ofVirtual().factory());
    session.setHostKeyRepository(check);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("host_certificate_to_key_fallback", isKnownByKey(hop) ? "yes" : "no");
    session.setConfig("PreferredAuthentications", methods(hop.credentials()));
    if (hop.credentials().passwordFile() != null) {
      session.setPassword(Secret.of(hop.credentials().passwordFile(), "The password"));
    }
    return session;
  }

  /**
   * Whether a host may be judged by its plain key where its certificate is not good: not one that
   * is known by an authority alone, or a first use would take it with any certificate.
   */
  private boolean isKnownByKey(Hop hop) {
    return hosts.authorities(hop.address()).isEmpty() || !hosts.keys(hop.address()).isEmpty();
  }

  private static String methods(Credentials credentials) {
    List<String> methods = new ArrayList<>();
    if (credentials.agent() || !credentials.keys().isEmpty()) {
      methods.add("publickey");
    }
    if (credentials.passwordFile() != null) {
      methods.add("password");
      methods.add("keyboard-interactive");
    }
    return methods.isEmpty() ? "publickey" : String.join(",", methods);
  }
}
