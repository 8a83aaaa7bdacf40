package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A sysctl that a file sets at boot (sysctl.d(5)). Files of all folders are taken in the order of
 * their names, and the last one that sets a key wins; one in {@code /etc} hides those of its name
 * in {@code /run} and {@code /usr/lib}. {@code sysctl --system} takes {@code /etc/sysctl.conf}
 * behind all others.
 *
 * @param file the file's absolute path
 * @param key the name with dots between its parts, and {@code /} for a dot inside a device's name:
 *     {@code net.ipv4.conf.eth0/100.rp_filter}
 * @param value the value; null where the file only says that the key is to be left alone
 * @param ignoreErrors whether the file says that failing to set it is no error
 */
public record SysctlSetting(String file, String key, @Nullable String value, boolean ignoreErrors) {

  /** One value a key of a file. Fields: file, key, value, ignore-errors (only {@code yes}). */
  public static final FactKind KIND = FactKind.single("sysctl-config", "file", "key");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("file", file)
        .with("key", key)
        .with("value", value)
        .with("ignore-errors", ignoreErrors ? "yes" : null)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static SysctlSetting of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new SysctlSetting(
        Fields.text(fact, "file"),
        Fields.text(fact, "key"),
        Fields.textOrNull(fact, "value"),
        fact.field("ignore-errors").isPresent());
  }
}
