package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the running kernel (sysctl(8), {@code /proc/sys}).
 *
 * @param name as sysctl(8) prints it: parts joined by {@code .}, a dot inside of a part (that of a
 *     VLAN's device) as {@code /}: {@code net.ipv4.conf.eth0/100.rp_filter}
 * @param value words joined by one blank; null where it is empty
 */
public record Sysctl(String name, @Nullable String value) {

  /**
   * One value a name. Fields: name, value; of a setting that each device has also dev, its name,
   * and variable, the name with {@code *} for the device: {@code net.ipv4.conf.*.rp_filter}.
   */
  public static final FactKind KIND = FactKind.single("sysctl", "name");

  /** Where each device has settings of its own. */
  public static final List<String> PER_DEVICE =
      List.of("net.ipv4.conf.", "net.ipv6.conf.", "net.ipv4.neigh.", "net.ipv6.neigh.");

  /** The name of the device whose setting this is, {@code all} and {@code default} too. */
  public @Nullable String dev() {
    String tree = tree();
    return tree == null
        ? null
        : name.substring(tree.length(), name.lastIndexOf('.')).replace('/', '.');
  }

  /** The name with {@code *} in the place of the device; null where there is no device. */
  public @Nullable String variable() {
    String tree = tree();
    return tree == null ? null : tree + "*" + name.substring(name.lastIndexOf('.'));
  }

  private @Nullable String tree() {
    for (String tree : PER_DEVICE) {
      if (name.startsWith(tree) && name.lastIndexOf('.') > tree.length()) {
        return tree;
      }
    }
    return null;
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("value", value)
        .with("dev", dev())
        .with("variable", variable())
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static Sysctl of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Sysctl(Fields.text(fact, "name"), Fields.textOrNull(fact, "value"));
  }
}
