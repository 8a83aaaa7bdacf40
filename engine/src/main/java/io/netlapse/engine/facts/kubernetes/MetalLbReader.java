package io.netlapse.engine.facts.kubernetes;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.MetalLbAdvertisement;
import io.netlapse.spi.kubernetes.MetalLbPeer;
import io.netlapse.spi.kubernetes.MetalLbPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the resources of MetalLB (metallb.io/v1beta1 and v1beta2): IPAddressPool, L2Advertisement,
 * BGPAdvertisement, BGPPeer. Never a password.
 */
final class MetalLbReader implements ManifestReader {

  static final List<FactKind> KINDS =
      List.of(MetalLbPool.KIND, MetalLbAdvertisement.KIND, MetalLbPeer.KIND);

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> PEER =
      Set.of("peerAddress", "myASN", "peerASN", "password", "passwordSecret");

  @Override
  public List<FactKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.apiVersion().startsWith("metallb.") && fact(manifest).isPresent();
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    Metadata.account(manifest, ROOT, draft);
    fact(manifest).ifPresent(fact -> draft.presence(fact, manifest.root().span()));
  }

  private static Optional<Fact> fact(Manifest manifest) {
    String name = manifest.name();
    JsonObject spec = manifest.spec().orElse(manifest.root());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (manifest.kind()) {
      case "IPAddressPool", "AddressPool" -> pool(name, spec);
      case "L2Advertisement" -> Optional.of(advertisement("l2", name, spec));
      case "BGPAdvertisement" -> Optional.of(advertisement("bgp", name, spec));
      case "BGPPeer" -> peer(name, spec);
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> pool(String name, JsonObject spec) {
    String addresses = Tree.sorted(spec, "addresses");
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MetalLbPool(
                    name,
                    addresses,
                    !Tree.text(spec, "autoAssign").equals("false"),
                    Tree.isTrue(spec, "avoidBuggyIPs"),
                    Texts.orNull(Tree.text(spec, "protocol")))
                .toFact());
  }

  private static Fact advertisement(String type, String name, JsonObject spec) {
    List<JsonMember> own = Tree.object(spec, "metadata").isPresent() ? List.of() : spec.members();
    String options = Tree.flatMembers(without(own, Set.of("ipAddressPools")));
    return new MetalLbAdvertisement(
            type, name, Texts.orNull(Tree.sorted(spec, "ipAddressPools")), Texts.orNull(options))
        .toFact();
  }

  private static Optional<Fact> peer(String name, JsonObject spec) {
    String address = Tree.text(spec, "peerAddress");
    String own = Tree.text(spec, "myASN");
    String other = Tree.text(spec, "peerASN");
    return address.isEmpty() || own.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MetalLbPeer(
                    name,
                    Texts.addressOrName(address),
                    own,
                    other,
                    Texts.orNull(Tree.flatMembers(without(spec.members(), PEER))))
                .toFact());
  }

  private static List<JsonMember> without(List<JsonMember> members, Set<String> names) {
    return members.stream().filter(member -> !names.contains(member.name())).toList();
  }

  /** The pools and peers of the ConfigMap that MetalLB read before 0.13. */
  static List<Fact> ofConfiguration(JsonObject configuration) {
    List<Fact> facts = new ArrayList<>();
    for (JsonObject pool : Tree.objects(configuration, "address-pools")) {
      String addresses = Tree.words(pool, "addresses").stream().sorted().collect(joining(","));
      String name = Tree.text(pool, "name");
      if (!name.isEmpty() && !addresses.isEmpty()) {
        facts.add(
            new MetalLbPool(
                    name,
                    addresses,
                    !Tree.text(pool, "auto-assign").equals("false"),
                    Tree.isTrue(pool, "avoid-buggy-ips"),
                    Texts.orNull(Tree.text(pool, "protocol")))
                .toFact());
      }
    }
    for (JsonObject peer : Tree.objects(configuration, "peers")) {
      String address = Tree.text(peer, "peer-address");
      String own = Tree.text(peer, "my-asn");
      String other = Tree.text(peer, "peer-asn");
      if (!address.isEmpty() && !own.isEmpty() && !other.isEmpty()) {
        String canonical = Texts.addressOrName(address);
        facts.add(new MetalLbPeer(canonical, canonical, own, other, null).toFact());
      }
    }
    return facts;
  }
}
