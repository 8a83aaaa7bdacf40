package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.engine.facts.manifest.Metadata;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoResource;
import io.netlapse.spi.calico.CalicoSetting;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads objects of {@code projectcalico.org/v3} and {@code crd.projectcalico.org/v1}, and the
 * workload endpoints of {@code v1} that calicoctl printed before 3.0.
 */
final class CalicoReader implements ManifestReader {

  private static final Set<String> ROOT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> POOL =
      Set.of(
          "allowedUses",
          "assignmentMode",
          "blockSize",
          "cidr",
          "disableBGPExport",
          "disabled",
          "ipip",
          "ipipMode",
          "nat-outgoing",
          "natOutgoing",
          "nodeSelector",
          "namespaceSelector",
          "vxlanMode");
  private static final Set<String> PEER =
      Set.of("asNumber", "node", "nodeSelector", "password", "peerIP", "peerSelector");

  @Override
  public List<FactKind> kinds() {
    return Stream.concat(CalicoResources.all().stream(), Stream.of(CalicoResource.KIND)).toList();
  }

  @Override
  public boolean reads(Manifest manifest) {
    return manifest.apiVersion().contains("projectcalico.org/")
        || OperatorConditions.reads(manifest)
        || manifest.kind().equals("workloadEndpoint")
        || (manifest.apiVersion().isEmpty() && manifest.kind().equals("Node"));
  }

  @Override
  public void read(Manifest manifest, ManifestDraft draft) {
    if (OperatorConditions.reads(manifest)) {
      OperatorConditions.read(manifest, draft);
      return;
    }
    Optional<JsonObject> spec = manifest.spec();
    boolean known =
        !manifest.name().isEmpty() && spec.isPresent() && read(manifest, spec.get(), draft);
    if (!known) {
      presence(manifest, draft);
    }
  }

  private static boolean read(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    return switch (manifest.kind()) {
      case "IPPool" -> pool(manifest, spec, draft);
      case "BGPPeer" -> peer(manifest, spec, draft);
      case "BGPFilter" -> BgpFilterRules.read(manifest, spec, draft);
      case "FelixConfiguration" -> settings("felix", manifest, spec, draft);
      case "BGPConfiguration" -> settings("bgp", manifest, spec, draft);
      case "Node" -> CalicoNodeReader.read(manifest, spec, draft);
      case "WorkloadEndpoint", "workloadEndpoint" -> endpoint(manifest, spec, draft);
      default -> false;
    };
  }

  /** That it is there; what it says is unread. */
  private static void presence(Manifest manifest, ManifestDraft draft) {
    List<JsonMember> heads =
        manifest.root().members().stream()
            .filter(member -> Set.of("apiVersion", "kind", "metadata").contains(member.name()))
            .toList();
    if (manifest.name().isEmpty() || heads.isEmpty()) {
      draft.unread(manifest.root().span());
      return;
    }
    CalicoResource resource =
        new CalicoResource(
            manifest.kind().toLowerCase(Locale.ROOT),
            Texts.orNull(manifest.namespace()),
            manifest.name());
    draft.fact(resource.toFact(), heads.stream().map(JsonMember::span).toList());
    draft.unreadBut(Set.of("apiVersion", "kind", "metadata"), manifest.root());
  }

  /** Defaults as in the reference of the resource (docs.tigera.io, IP pool). */
  private static boolean pool(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    Optional<String> cidr = Texts.network(Tree.text(spec, "cidr"));
    if (cidr.isEmpty()) {
      return false;
    }
    draft.unreadBut(POOL, spec);
    Metadata.account(manifest, ROOT, draft);
    String uses = Tree.sorted(spec, "allowedUses");
    int block = cidr.get().indexOf(':') < 0 ? 26 : 122;
    CalicoPool pool =
        new CalicoPool(
            manifest.name(),
            cidr.get(),
            Tree.number(spec, block, "blockSize"),
            otherwise(spec, "ipipMode", "Never"),
            otherwise(spec, "vxlanMode", "Never"),
            Tree.isTrue(spec, "natOutgoing"),
            Tree.isTrue(spec, "disabled"),
            !Tree.isTrue(spec, "disableBGPExport"),
            otherwise(spec, "nodeSelector", "all()"),
            uses.isEmpty() ? "Tunnel,Workload" : uses);
    draft.presence(pool.toFact(), manifest.root().span());
    return true;
  }

  private static String otherwise(JsonObject spec, String member, String otherwise) {
    String word = Tree.text(spec, member);
    return word.isEmpty() ? otherwise : word;
  }

  private static boolean peer(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    Metadata.account(manifest, ROOT, draft);
    String address = Tree.text(spec, "peerIP");
    List<JsonMember> options =
        spec.members().stream().filter(member -> !PEER.contains(member.name())).toList();
    CalicoBgpPeer peer =
        new CalicoBgpPeer(
            manifest.name(),
            Texts.orNull(Texts.addressOrName(address)),
            Texts.orNull(Tree.text(spec, "asNumber")),
            Texts.orNull(Tree.text(spec, "node")),
            Texts.orNull(Tree.text(spec, "nodeSelector")),
            Texts.orNull(Tree.text(spec, "peerSelector")),
            Texts.orNull(Tree.flatMembers(options)),
            Tree.object(spec, "password").isPresent());
    draft.presence(peer.toFact(), manifest.root().span());
    return true;
  }

  private static boolean settings(
      String kind, Manifest manifest, JsonObject spec, ManifestDraft draft) {
    Metadata.account(manifest, ROOT, draft);
    CalicoResource resource =
        new CalicoResource(manifest.kind().toLowerCase(Locale.ROOT), null, manifest.name());
    draft.presence(resource.toFact(), manifest.root().span());
    for (JsonMember setting : spec.members()) {
      String value = Tree.flat(setting.value());
      if (!value.isEmpty() && !setting.name().toLowerCase(Locale.ROOT).contains("password")) {
        draft.fact(
            new CalicoSetting(kind, manifest.name(), setting.name(), value).toFact(),
            setting.span());
      }
    }
    return true;
  }

  /** Of {@code v1} the names stand in the metadata, of {@code v3} in the spec. */
  private static boolean endpoint(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    String old = Tree.text(manifest.root(), "metadata", "workload");
    String pod = Tree.text(spec, "pod");
    String workload = old.isEmpty() ? pod : old;
    String ownNode = Tree.text(spec, "node");
    String node = ownNode.isEmpty() ? Tree.text(manifest.root(), "metadata", "node") : ownNode;
    String networks = Tree.sorted(spec, "ipNetworks");
    String device = Tree.text(spec, "interfaceName");
    if (workload.isEmpty() || node.isEmpty() || networks.isEmpty() || device.isEmpty()) {
      return false;
    }
    draft.presence(
        new CalicoWorkloadEndpoint(node, workload, networks, device).toFact(),
        manifest.root().span());
    return true;
  }
}
