package io.netlapse.collectors.ssh.hostkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Which hosts a line is of: the first field of a line of known_hosts. */
sealed interface HostPattern {

  /** Whether it is of a host, {@code host} or {@code [host]:port}, in lower case. */
  boolean matches(String address);

  /**
   * Reads the field.
   *
   * @throws IllegalArgumentException if it is none
   */
  static HostPattern of(String field) {
    Matcher hashed = Hashed.FORM.matcher(field);
    if (hashed.matches()) {
      Base64.Decoder base64 = Base64.getDecoder();
      return new Hashed(base64.decode(hashed.group(1)), base64.decode(hashed.group(2)));
    }
    if (field.startsWith("|")) {
      throw new IllegalArgumentException("its hash is of a kind that is not known");
    }
    return new Plain(Arrays.asList(field.toLowerCase(Locale.ROOT).split(",")));
  }

  /** HashKnownHosts of ssh_config(5): HMAC-SHA1 of the host's name. */
  final class Hashed implements HostPattern {

    private static final Pattern FORM =
        Pattern.compile("\\|1\\|([A-Za-z0-9+/]+=*)\\|([A-Za-z0-9+/]+=*)");

    private final byte[] salt;
    private final byte[] hash;

    private Hashed(byte[] salt, byte[] hash) {
      this.salt = salt;
      this.hash = hash;
    }

    @Override
    public boolean matches(String address) {
      try {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        byte[] name = address.getBytes(UTF_8);
        return MessageDigest.isEqual(mac.doFinal(name), hash);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HmacSHA1", e);
      }
    }
  }

  /** Names with {@code *}, {@code ?}, and {@code !} before those that are not meant. */
  record Plain(List<String> patterns) implements HostPattern {

    /** Copies the list. */
    public Plain {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean matches(String address) {
      boolean meant = false;
      for (String pattern : patterns) {
        if (pattern.startsWith("!") && matches(pattern.substring(1), address)) {
          return false;
        }
        meant = meant || matches(pattern, address);
      }
      return meant;
    }

    private static boolean matches(String pattern, String address) {
      if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
        return pattern.equals(address);
      }
      String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return Pattern.matches(regex, address);
    }
  }
}
