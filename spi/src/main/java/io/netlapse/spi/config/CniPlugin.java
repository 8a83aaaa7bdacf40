package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plug-in of a {@linkplain CniNetwork network} and its settings (CNI specification, section 1;
 * the plug-ins' own pages at cni.dev). Its place in the chain is told by the network alone.
 *
 * @param file the file's absolute path
 * @param type the plug-in's program, such as {@code bridge}
 * @param settings its settings by name, such as {@code mtu}, {@code hairpin-mode}, {@code
 *     ipam-type}, {@code ipam-subnet}: the names of the file, words joined by {@code -}, blocks
 *     before them; lists joined by {@code ", "}
 */
public record CniPlugin(String file, String type, SortedMap<String, String> settings) {

  /** Many may hold. Fields: file, type, and a field for each setting. */
  public static final FactKind KIND = FactKind.multi("cni-plugin", "file", "type");

  /** Copies the settings. */
  public CniPlugin {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** The canonical form. */
  public Fact toFact() {
    Fields fields = new Fields();
    settings.forEach(fields::with);
    return fields.with("file", file).with("type", type).fact(KIND);
  }

  /** Reads the canonical form. */
  public static CniPlugin of(Fact fact) {
    Fields.requireKind(fact, KIND);
    Map<String, String> settings = new TreeMap<>(fact.fields());
    settings.remove("file");
    settings.remove("type");
    return new CniPlugin(
        Fields.text(fact, "file"), Fields.text(fact, "type"), new TreeMap<>(settings));
  }
}
