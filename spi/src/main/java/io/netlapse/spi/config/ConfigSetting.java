package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a configuration file. The order of settings in a file is no part of it.
 *
 * @param owner whose configuration it is: {@code kubelet}, {@code kube-proxy}, {@code flannel},
 *     {@code networkd}, {@code containerd} and so on
 * @param file the file's absolute path; a pod's id in it is {@code *}, a process's root left out
 * @param path where in the file: names from the outermost block to the setting, joined by {@code
 *     .}; the n-th block of several in a list has {@code [n]} behind its name, from 0
 * @param value the value without quotes; the items of a list, and what one name was given several
 *     times, joined by {@code ", "}; null where the file sets it to nothing
 */
public record ConfigSetting(String owner, String file, String path, @Nullable String value) {

  /** One value a place in a file. Fields: owner, file, path, value. */
  public static final FactKind KIND = FactKind.single("config", "owner", "file", "path");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("owner", owner)
        .with("file", file)
        .with("path", path)
        .with("value", value)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ConfigSetting of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ConfigSetting(
        Fields.text(fact, "owner"),
        Fields.text(fact, "file"),
        Fields.text(fact, "path"),
        Fields.textOrNull(fact, "value"));
  }
}
