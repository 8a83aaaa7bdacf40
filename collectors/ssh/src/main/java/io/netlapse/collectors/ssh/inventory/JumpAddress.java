package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.node.Hop;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host on the way that is no node of the inventory: {@code [user@]host[:port]}, as ssh -J has it.
 */
final class JumpAddress {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:ssh://)?(?:([^@\\s]+)@)?(?:\\[([^\\]]+)]|([^:\\s\\[\\]]+))(?::([0-9]{1,5}))?");

  private JumpAddress() {}

  /**
   * The host; the user, where none is told, and the credentials are those of the node behind it.
   */
  static Optional<Hop> read(String text, Place at, Hop behind, Mistakes mistakes) {
    Matcher form = FORM.matcher(text);
    int port = form.matches() && form.group(4) != null ? Integer.parseInt(form.group(4)) : 22;
    if (!form.matches() || port < 1 || port > 65_535) {
      mistakes.add(
          at,
          "'%s' is no host to jump over".formatted(text),
          "write [user@]host[:port], or the name of a node of the inventory");
      return Optional.empty();
    }
    String host = form.group(2) == null ? form.group(3) : form.group(2);
    String user = form.group(1) == null ? behind.user() : form.group(1);
    return Optional.of(new Hop(host, port, user, behind.credentials()));
  }
}
