package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one file in the making. What one path is given several times is one setting. Not
 * safe for many threads.
 */
final class SettingsDraft {

  /** What stands between the values of one setting. */
  static final String BETWEEN = ", ";

  private final Map<String, Setting> settings = new LinkedHashMap<>();

  /** Adds a value to the setting of a path. */
  void add(String path, String value, Span span) {
    settings.computeIfAbsent(path, none -> new Setting()).add(value, span);
  }

  /** Sets the setting of a path anew: what it was given before does not hold. */
  void set(String path, String value, Span span) {
    Setting setting = settings.computeIfAbsent(path, none -> new Setting());
    setting.values.clear();
    setting.add(value, span);
  }

  /** The value of a path; null where it has none. */
  @Nullable String value(String path) {
    Setting setting = settings.get(path);
    return setting == null ? null : setting.value();
  }

  /** Takes a setting out. */
  @Nullable Setting take(String path) {
    return settings.remove(path);
  }

  /** All of them by path, in the order of the file. */
  Map<String, Setting> all() {
    return settings;
  }

  /** Writes them as facts; what may be a secret is only understood. */
  void writeTo(ReadingDraft draft, String owner, String file) {
    settings.forEach(
        (path, setting) -> {
          String value = setting.value();
          if (Secrets.isSecret(path, value)) {
            setting.spans.forEach(draft::understood);
          } else {
            ConfigSetting fact = new ConfigSetting(owner, file, path, Secrets.masked(value));
            draft.fact(fact.toFact(), setting.spans);
          }
        });
  }

  /** The values of one path and where they stand. */
  static final class Setting {

    private final List<String> values = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    private void add(String value, Span span) {
      if (!value.isEmpty()) {
        values.add(value);
      }
      spans.add(span);
    }

    String value() {
      return String.join(BETWEEN, values);
    }

    List<Span> spans() {
      return spans;
    }
  }
}
