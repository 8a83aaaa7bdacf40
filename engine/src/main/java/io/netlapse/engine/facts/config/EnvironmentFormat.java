package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;

/**
 * Assignments of a shell or of systemd's {@code EnvironmentFile} (systemd.exec(5)). The last
 * assignment of a name holds.
 *
 * <p>Sample: {@code FLANNEL_SUBNET=10.244.1.1/24}
 */
final class EnvironmentFormat {

  private EnvironmentFormat() {}

  static void read(FilePart part, SettingsDraft settings, ReadingDraft draft) {
    for (Line line : part.lines()) {
      String content = line.content().strip();
      String assignment = content.startsWith("export ") ? content.substring(7) : content;
      int equals = assignment.indexOf('=');
      if (content.startsWith("#")) {
        draft.understood(line.span());
      } else if (equals > 0 && isName(assignment, equals)) {
        String value = ShellWords.unquoted(assignment.substring(equals + 1).strip());
        settings.set(assignment.substring(0, equals), value, line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static boolean isName(String text, int end) {
    for (int at = 0; at < end; at++) {
      char c = text.charAt(at);
      boolean digit = c >= '0' && c <= '9' && at > 0;
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      if (!digit && !letter) {
        return false;
      }
    }
    return true;
  }
}
