package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.SysctlSetting;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the sysctls that files set at boot (sysctl.d(5)): {@code /etc/sysctl.conf} and {@code
 * sysctl.d} in {@code /etc}, {@code /run}, {@code /usr/lib}, {@code /usr/local/lib}, {@code /lib}.
 * Within a file the last assignment of a key holds.
 *
 * <p>Sample: {@code net.ipv4.ip_forward = 1}
 */
public final class SysctlConfigParser extends FilesParser {

  /** Without state. */
  public SysctlConfigParser() {
    super("sysctl-config", "sysctl", SysctlSetting.KIND);
  }

  @Override
  boolean isMine(String file) {
    return file.equals("/etc/sysctl.conf")
        || (file.contains("/sysctl.d/") && (file.endsWith(".conf") || file.endsWith("/*")));
  }

  @Override
  boolean linesStandAlone() {
    return true;
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Line line : part.lines()) {
      String content = line.content().strip();
      if (content.startsWith("#") || content.startsWith(";")) {
        draft.understood(line.span());
        continue;
      }
      String key = key(content);
      if (key.isEmpty()) {
        draft.unread(line.span());
        continue;
      }
      Line before = lines.put(key, line);
      if (before != null) {
        draft.understood(before.span());
      }
    }
    lines.forEach((key, line) -> setting(part, key, line, draft));
  }

  private static void setting(FilePart part, String key, Line line, ReadingDraft draft) {
    SysctlSetting setting = setting(part, key, line);
    String value = setting.value() == null ? "" : setting.value();
    if (Secrets.isSecret(key, value)) {
      draft.understood(line.span());
    } else {
      draft.fact(setting.toFact(), line.span());
    }
  }

  private static SysctlSetting setting(FilePart part, String key, Line line) {
    String content = line.content().strip();
    int equals = content.indexOf('=');
    String value = equals < 0 ? "" : content.substring(equals + 1).strip();
    boolean ignores = content.startsWith("-");
    return new SysctlSetting(
        part.file(), key, value.isEmpty() ? null : String.join(" ", value.split("\\s+")), ignores);
  }

  /**
   * The key with dots: where the first separator is a {@code /}, all of them are, and a dot belongs
   * to a name. Empty for a line that sets none.
   */
  static String key(String content) {
    int equals = content.indexOf('=');
    boolean excludes = equals < 0 && content.startsWith("-");
    if (equals <= 0 && !excludes) {
      return "";
    }
    String key = (equals < 0 ? content : content.substring(0, equals)).strip();
    key = key.startsWith("-") ? key.substring(1).strip() : key;
    int slash = key.indexOf('/');
    int dot = key.indexOf('.');
    if (slash >= 0 && (dot < 0 || slash < dot)) {
      key = key.replace('.', '\0').replace('/', '.').replace('\0', '/');
    }
    boolean name = (slash > 0 || dot > 0) && key.indexOf(' ') < 0 && key.indexOf('\t') < 0;
    return name ? key : "";
  }
}
