package io.netlapse.service.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.db.Sha256;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Section;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The numbers that run by themselves in the listings of ip(8), lifetimes and a bridge's timers,
 * such as the 86394 of
 *
 * <pre>{@code
 * valid_lft 86394sec preferred_lft 86394sec
 * }</pre>
 *
 * <p>No two captures of a node show the same ones, and no parser makes anything of them: two
 * outputs that differ in nothing else say the same, and need not be read twice.
 */
final class RunningNumbers {

  private static final Set<String> OBJECTS = Set.of("address", "link", "route");

  /** What stands before such a number, in text and in JSON. */
  private static final List<byte[]> NAMES =
      List.of(
          bytes("valid_lft"),
          bytes("preferred_lft"),
          bytes("expires"),
          bytes("gc_timer"),
          bytes("hello_timer"),
          bytes("tcn_timer"),
          bytes("topology_change_timer"),
          bytes("hold_timer"),
          bytes("message_age_timer"),
          bytes("forward_delay_timer"),
          bytes("\"valid_life_time\":"),
          bytes("\"preferred_life_time\":"),
          bytes("\"expires\":"),
          bytes("\"gc_timer\":"),
          bytes("\"hello_timer\":"),
          bytes("\"tcn_timer\":"),
          bytes("\"topology_change_timer\":"),
          bytes("\"hold_timer\":"),
          bytes("\"message_age_timer\":"),
          bytes("\"forward_delay_timer\":"));

  private RunningNumbers() {}

  /**
   * Equal for outputs of the command that differ in nothing but running numbers.
   *
   * @param raw the digest of the output, which is the answer where the command shows none
   */
  static Sha256 digestWithout(Section section, Sha256 raw) {
    if (!areIn(section.command())) {
      return raw;
    }
    byte[] text = section.output().toByteArray();
    int length = drop(text);
    MessageDigest digest = Sha256.newDigest();
    digest.update(text, 0, length);
    return Sha256.ofBytes(digest.digest());
  }

  private static boolean areIn(Command command) {
    return command.program().equals("ip")
        && !command.filtered()
        && command.arguments().stream()
            .filter(argument -> !argument.startsWith("-"))
            .findFirst()
            .filter(OBJECTS::contains)
            .isPresent();
  }

  /** Moves together what is left without the numbers, and tells how much that is. */
  private static int drop(byte[] text) {
    int to = 0;
    boolean inNumber = false;
    for (int from = 0; from < text.length; from++) {
      byte b = text[from];
      if (!isNumber(b)) {
        inNumber = false;
      } else if (!inNumber) {
        inNumber = true;
        if (runsBehind(text, to)) {
          from = end(text, from) - 1;
          // In its place, so that no number and some number are still two things.
          b = '0';
        }
      }
      text[to++] = b;
    }
    return to;
  }

  private static boolean isNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.';
  }

  private static int end(byte[] text, int begin) {
    int end = begin;
    while (end < text.length && isNumber(text[end])) {
      end++;
    }
    return end;
  }

  /** Whether what was kept so far ends with the name of a running number and what sets it off. */
  private static boolean runsBehind(byte[] text, int end) {
    int last = end - 1;
    while (last >= 0 && text[last] == ' ') {
      last--;
    }
    if (last < 0 || (text[last] != ':' && last == end - 1)) {
      return false;
    }
    return switch (text[last]) {
      case 't', 's', 'r', ':' -> endsWithName(text, last + 1);
      default -> false;
    };
  }

  private static boolean endsWithName(byte[] text, int end) {
    for (byte[] name : NAMES) {
      int begin = end - name.length;
      if (begin >= 0
          && Arrays.equals(text, begin, end, name, 0, name.length)
          && (begin == 0 || text[begin - 1] <= ' ' || name[0] == '"')) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
