package io.netlapse.collectors.ssh.node;

/**
 * A host to log in to.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 * @param user the user there
 * @param credentials what lets us in
 */
public record Hop(String host, int port, String user, Credentials credentials) {

  /** As known_hosts has it: {@code host}, or {@code [host]:port} where the port is not 22. */
  public String address() {
    return port == 22 ? host : "[%s]:%d".formatted(host, port);
  }
}
