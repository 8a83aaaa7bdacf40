package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The operating system that a node reports, {@code status.nodeInfo.osImage}: PRETTY_NAME of its
 * os-release.
 *
 * @param node the name of its Node object
 * @param image the name, such as {@code Debian GNU/Linux 12 (bookworm)}
 */
public record NodeOperatingSystem(String node, String image) {

  /** One value at a time. Fields: node, image. */
  public static final FactKind KIND = FactKind.single("k8s-node-os", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("image", image).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeOperatingSystem of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeOperatingSystem(Fields.text(fact, "node"), Fields.text(fact, "image"));
  }
}
