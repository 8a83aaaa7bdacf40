package io.netlapse.collectors.ssh.hostkey;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of known_hosts.
 *
 * @param line its number, from 1
 * @param marker what the key is
 * @param hosts whose it is
 * @param key the key
 */
record KnownHost(int line, Marker marker, HostPattern hosts, HostKey key) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(@\\S+)\\s+)?(\\S+)\\s+([a-zA-Z0-9@.-]+)\\s+([A-Za-z0-9+/]+=*)(?:\\s.*)?");

  /** What a key is. */
  enum Marker {
    /** That of the host. */
    HOST,
    /** That of an authority which signs keys of hosts. */
    AUTHORITY,
    /** One that must never be taken again. */
    REVOKED
  }

  /**
   * Reads a line that is no comment.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static KnownHost read(int line, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("it is not like: HOSTS TYPE KEY");
    }
    String marker = form.group(1) == null ? "" : form.group(1);
    HostKey key = new HostKey(form.group(4));
    byte[] _ = Base64.getDecoder().decode(key.base64());
    return new KnownHost(
        line,
        switch (marker) {
          case "" -> Marker.HOST;
          case "@cert-authority" -> Marker.AUTHORITY;
          case "@revoked" -> Marker.REVOKED;
          default -> throw new IllegalArgumentException("there is no marker " + marker);
        },
        HostPattern.of(form.group(2)),
        key);
  }
}
