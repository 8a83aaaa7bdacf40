package io.netlapse.collectors.runtime.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netlapse.spi.snapshot.Content;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts other addresses in the place of those in a text, and leaves everything else as it is: IPv4
 * and IPv6 addresses with or without the length of a prefix, hardware addresses, and the
 * hexadecimal ones of {@code /proc/net/ip_vs}, {@code tcp} and {@code udp}. Names are not
 * addresses, but for those that BIRD's protocols are given. For one thread.
 */
public final class Redaction {

  /** Not a part of a name or of a longer number; a range may begin or end with it. */
  private static final Pattern V4 =
      Pattern.compile(
          "(?<![0-9A-Za-z._])([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?![0-9A-Za-z_]|\\.[0-9])"
              + "(?:/([0-9]{1,2})(?![0-9.]))?");

  /** Of address and port, as tcpdump prints them. */
  private static final Pattern BEFORE_PORT =
      Pattern.compile("(?<=IP | > )([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?=\\.[0-9]{1,5}\\b)");

  /** In names that Calico gives to BIRD's protocols: {@code Mesh_192_0_2_12}. */
  private static final Pattern IN_NAME =
      Pattern.compile("(?<=[a-z]_)([0-9]{1,3}(?:_[0-9]{1,3}){3})(?![0-9_])");

  private static final Pattern COLONS =
      Pattern.compile(
          "(?<![0-9A-Za-z:._])([0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){1,18}:(?:[0-9a-fA-F]{1,4}|(?<=::)))"
              + "(?![0-9A-Za-z_]|[:.][0-9a-fA-F:])(?:/([0-9]{1,3})(?![0-9]))?");

  private static final Pattern HARDWARE = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5,19}");

  /** Address and port. */
  private static final Pattern HEXADECIMAL =
      Pattern.compile("\\b([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})\\b");

  private static final Pattern BIG_ENDIAN = Pattern.compile("/proc/net/ip_vs\\b");
  private static final Pattern LITTLE_ENDIAN = Pattern.compile("/proc/net/(tcp|udp)6?\\b");

  private final PrefixCipher cipher;
  private final RedactionKey.Blocks function;

  /** By a key. */
  public Redaction(RedactionKey key) {
    this.cipher = new PrefixCipher(key);
    this.function = key.blocks();
  }

  /** What a command printed; the same bytes where there is no address in it. */
  public Content output(String command, Content content) {
    // A character for each byte, whatever it is: addresses are ASCII.
    String text = ISO_8859_1.decode(content.buffer()).toString();
    String redacted = text(text);
    if (BIG_ENDIAN.matcher(command).find()) {
      redacted = hexadecimal(redacted, UnaryOperator.identity());
    } else if (LITTLE_ENDIAN.matcher(command).find()) {
      redacted = hexadecimal(redacted, Redaction::swapped);
    }
    return redacted.equals(text) ? content : Content.of(redacted.getBytes(ISO_8859_1));
  }

  /** Any text. */
  public String text(String text) {
    String made = COLONS.matcher(text).replaceAll(this::colons);
    made = V4.matcher(made).replaceAll(this::address);
    made = BEFORE_PORT.matcher(made).replaceAll(this::address);
    return IN_NAME
        .matcher(made)
        .replaceAll(found -> text(found.group().replace('_', '.')).replace('.', '_'));
  }

  private String colons(MatchResult found) {
    String text = found.group(1);
    return HARDWARE.matcher(text).matches() && found.group(2) == null
        ? hardware(text)
        : address(found);
  }

  private String address(MatchResult found) {
    String length = found.groupCount() < 2 ? null : found.group(2);
    return Address.parse(found.group(1))
        .map(address -> length == null ? cipher.of(address) : network(address, length))
        .map(made -> made + (length == null ? "" : "/" + length))
        .orElse(found.group());
  }

  /** A network stays one: what is behind its prefix is zero again. */
  private Address network(Address address, String length) {
    Address made = cipher.of(address);
    int prefix = Math.min(Integer.parseInt(length), address.bits());
    return address.isZero(prefix, address.bits()) ? made.first(prefix) : made;
  }

  /**
   * Another hardware address, with the first byte: it tells whether it is of a group and who gave
   * it (IEEE 802). None and all stay what they are, and so do groups.
   */
  private String hardware(String text) {
    byte[] bytes = HexFormat.ofDelimiter(":").parseHex(text);
    boolean none = text.matches("[0:]+");
    if (none || (bytes[0] & 1) != 0) {
      return text;
    }
    byte[] block = new byte[RedactionKey.Blocks.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      block[i % block.length] ^= bytes[i];
    }
    byte[] made = Arrays.copyOf(function.of(function.of(block)), bytes.length);
    made[0] = bytes[0];
    String hex = HexFormat.ofDelimiter(":").formatHex(made);
    return text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT))
        ? hex.toUpperCase(Locale.ROOT)
        : hex;
  }

  private String hexadecimal(String text, UnaryOperator<byte[]> order) {
    return HEXADECIMAL
        .matcher(text)
        .replaceAll(
            found -> {
              byte[] bytes = order.apply(HexFormat.of().parseHex(found.group(1)));
              byte[] made = order.apply(cipher.of(new Address(bytes)).bytes());
              return new Address(made).hex() + ":" + found.group(2);
            });
  }

  /** Words of four bytes, as a processor that has the last one first writes them. */
  private static byte[] swapped(byte[] bytes) {
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      swapped[i] = bytes[i / 4 * 4 + 3 - i % 4];
    }
    return swapped;
  }
}
