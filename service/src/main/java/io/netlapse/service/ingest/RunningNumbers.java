package io.netlapse.service.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.db.content.RawSection;
import io.netlapse.db.snapshot.NumberRuns;
import io.netlapse.spi.snapshot.Command;
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
   * Whether all of some numbers run by themselves.
   *
   * @param command what printed them
   * @param section the {@link RawSection#bytes() packed} section that is kept
   * @param numbers numbers in its output
   */
  static boolean are(Command command, byte[] section, List<NumberRuns.Run> numbers) {
    return areIn(command)
        && numbers.stream().allMatch(number -> runsBehind(section, number.keptBegin()));
  }

  private static boolean areIn(Command command) {
    if (!command.program().equals("ip") || command.filtered()) {
      return false;
    }
    for (String argument : command.arguments()) {
      if (!argument.startsWith("-")) {
        return OBJECTS.contains(argument);
      }
    }
    return false;
  }

  /** Whether what stands before a number ends with the name of a running one and a separator. */
  private static boolean runsBehind(byte[] text, int number) {
    int end = number;
    while (end > RawSection.OUTPUT_BEGIN && text[end - 1] == ' ') {
      end--;
    }
    boolean apart = end < number || text[number] == ' ';
    if (end == RawSection.OUTPUT_BEGIN || (text[end - 1] != ':' && !apart)) {
      return false;
    }
    return switch (text[end - 1]) {
      case 't', 's', 'r', ':' -> endsWithName(text, end);
      default -> false;
    };
  }

  private static boolean endsWithName(byte[] text, int end) {
    for (byte[] name : NAMES) {
      int begin = end - name.length;
      if (begin >= RawSection.OUTPUT_BEGIN
          && Arrays.equals(text, begin, end, name, 0, name.length)
          && (begin == RawSection.OUTPUT_BEGIN || text[begin - 1] <= ' ' || name[0] == '"')) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
