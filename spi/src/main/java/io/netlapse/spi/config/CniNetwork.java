package io.netlapse.spi.config;

import static java.util.Comparator.comparing;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network that a file in {@code /etc/cni/net.d} configures (CNI specification, section 1). Of
 * several files the container engine takes the {@linkplain #BY_PRECEDENCE first} by name.
 *
 * @param file the file's absolute path
 * @param name the network's name; null where the file tells none, and then no engine takes it
 * @param cniVersion the version of the specification; null where it is not told
 * @param plugins the types of the chained plug-ins, in order
 */
public record CniNetwork(
    String file, @Nullable String name, @Nullable String cniVersion, List<String> plugins) {

  /** One value a file. Fields: file, name, cni-version, plugins (joined by commas, in order). */
  public static final FactKind KIND = FactKind.single("cni-network", "file");

  /** The order in which engines look for a network that they can use: by the name of the file. */
  public static final Comparator<CniNetwork> BY_PRECEDENCE =
      comparing(network -> network.file().substring(network.file().lastIndexOf('/') + 1));

  private static final Set<String> LOADED = Set.of("conf", "conflist", "json");

  /** Copies the list. */
  public CniNetwork {
    plugins = List.copyOf(plugins);
  }

  /**
   * Whether engines look at a file of that name at all; {@code 10-old.conflist.bak} they do not.
   */
  public static boolean isLoaded(String file) {
    return LOADED.contains(file.substring(file.lastIndexOf('.') + 1));
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("file", file)
        .with("name", name)
        .with("cni-version", cniVersion)
        .with("plugins", String.join(",", plugins))
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CniNetwork of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CniNetwork(
        Fields.text(fact, "file"),
        Fields.textOrNull(fact, "name"),
        Fields.textOrNull(fact, "cni-version"),
        Fields.words(fact, "plugins"));
  }
}
