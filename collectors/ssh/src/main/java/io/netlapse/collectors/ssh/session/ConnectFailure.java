package io.netlapse.collectors.ssh.session;

import io.netlapse.collectors.ssh.hostkey.Verdict;
import io.netlapse.collectors.ssh.node.Hop;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells in words for people why one could not log in. */
final class ConnectFailure {

  private ConnectFailure() {}

  static TargetException of(
      Hop hop, @Nullable Verdict verdict, Lifeline.State state, Duration timeout, Exception cause) {
    if (verdict instanceof Verdict.Refused(String reason)) {
      return new TargetException(Fault.HOST_KEY, "%s %s".formatted(hop.address(), reason), cause);
    }
    if (state == Lifeline.State.OVER) {
      return new TargetException(
          Fault.TIME,
          "The time was over before one was logged in at " + hop.address() + ".",
          cause);
    }
    if (state == Lifeline.State.CONNECT_OVER || isA(SocketTimeoutException.class, cause)) {
      return new TargetException(
          Fault.TIME,
          "%s did not let anybody in within %d s. Does it hang, or does a packet filter drop what"
                  .formatted(hop.address(), timeout.toSeconds())
              + " is sent there? The setting connect-timeout gives it longer.",
          cause);
    }
    String message = OneLine.of(String.valueOf(cause.getMessage()));
    if (message.startsWith("Auth")) {
      return login(hop, cause);
    }
    if (message.contains("ertificate") || message.startsWith("rejected HostKey")) {
      return new TargetException(
          Fault.HOST_KEY,
          "%s shows a certificate that is not good: %s. Sign its host key anew, or correct the lines"
                  .formatted(hop.address(), message)
              + " with @cert-authority and @revoked.",
          cause);
    }
    return new TargetException(Fault.CONNECTION, connection(hop, message, cause), cause);
  }

  private static TargetException login(Hop hop, Exception cause) {
    String tried =
        hop.credentials().keys().isEmpty() && !hop.credentials().agent()
            ? hop.credentials().passwordFile() == null ? "nothing, for none is named" : "a password"
            : hop.credentials().passwordFile() == null ? "keys" : "keys and a password";
    return new TargetException(
        Fault.LOGIN,
        "%s does not let %s in (tried: %s). Is that the user, and does its authorized_keys have the key?"
            .formatted(hop.address(), hop.user(), tried),
        cause);
  }

  private static String connection(Hop hop, String message, Exception cause) {
    if (isA(UnknownHostException.class, cause)) {
      return "The name %s is not known here. Tell its address as host.".formatted(hop.host());
    }
    if (isA(NoRouteToHostException.class, cause)) {
      return "There is no route to %s. Is its address right, and the way there open?"
          .formatted(hop.address());
    }
    if (isA(ConnectException.class, cause)) {
      return "%s refuses the connection. Does sshd run there, on port %d?"
          .formatted(hop.address(), hop.port());
    }
    if (message.contains("channel is not opened") || message.contains("does not connect to")) {
      return "The host on the way does not connect to %s. Can it reach it, and does it allow forwarding?"
          .formatted(hop.address());
    }
    if (message.startsWith("Algorithm negotiation fail")) {
      return "%s speaks no algorithm that is still taken (%s). Update its sshd."
          .formatted(hop.address(), message);
    }
    return "%s broke the connection off before one was logged in (%s). Is it sshd that listens there, and are there too many at once for it (MaxStartups)?"
        .formatted(hop.address(), message);
  }

  private static boolean isA(Class<? extends Throwable> type, Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}
