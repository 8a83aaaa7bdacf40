package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestDraft;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoNodeAddress;
import io.netlapse.spi.calico.CalicoResource;
import io.netlapse.spi.calico.CalicoTunnel;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpPrefix;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Node objects of Calico (docs.tigera.io, Node), whole or an excerpt of their spec. */
final class CalicoNodeReader {

  private static final Set<String> SPEC =
      Set.of(
          "addresses",
          "bgp",
          "ipv4VXLANTunnelAddr",
          "ipv6VXLANTunnelAddr",
          "vxlanTunnelMACAddr",
          "vxlanTunnelMACAddrV6",
          "wireguard",
          "orchRefs");
  private static final Set<String> BGP =
      Set.of(
          "asNumber",
          "interfaceName",
          "ipv4Address",
          "ipv4IPIPTunnelAddr",
          "ipv6Address",
          "routeReflectorClusterID");

  private CalicoNodeReader() {}

  /** Returns true: whatever its spec says, it is a node. */
  static boolean read(Manifest manifest, JsonObject spec, ManifestDraft draft) {
    String node = manifest.name();
    draft.unreadBut(SPEC, spec);
    if (!manifest.apiVersion().isEmpty()) {
      CalicoResource resource = new CalicoResource("node", null, node);
      draft.presence(resource.toFact(), manifest.root().span());
    } else {
      draft.understood(manifest.root().span());
    }
    for (JsonMember member : manifest.root().members()) {
      if (!member.name().equals("spec")) {
        draft.understood(member.span());
      }
    }
    for (JsonObject entry : Tree.objects(spec, "addresses")) {
      address(node, entry, draft);
    }
    Tree.member(spec, "bgp")
        .ifPresent(
            member -> Tree.object(spec, "bgp").ifPresent(bgp -> bgp(node, bgp, member, draft)));
    tunnel(node, "vxlan", spec, "ipv4VXLANTunnelAddr", "vxlanTunnelMACAddr", draft);
    tunnel(node, "vxlan6", spec, "ipv6VXLANTunnelAddr", "vxlanTunnelMACAddrV6", draft);
    Tree.object(spec, "wireguard")
        .ifPresent(
            wireguard -> {
              tunnel(node, "wireguard", wireguard, "interfaceIPv4Address", "", draft);
              tunnel(node, "wireguard6", wireguard, "interfaceIPv6Address", "", draft);
            });
    return true;
  }

  private static void address(String node, JsonObject entry, ManifestDraft draft) {
    String type = Tree.text(entry, "type");
    String address = prefix(Tree.text(entry, "address"));
    if (type.isEmpty() || address == null) {
      draft.unread(entry.span());
    } else {
      draft.fact(new CalicoNodeAddress(node, type, address).toFact(), entry.span());
    }
  }

  private static void bgp(String node, JsonObject bgp, JsonMember member, ManifestDraft draft) {
    draft.unreadBut(BGP, bgp);
    draft.fact(
        new CalicoNode(
                node,
                prefix(Tree.text(bgp, "ipv4Address")),
                prefix(Tree.text(bgp, "ipv6Address")),
                Texts.orNull(Tree.text(bgp, "asNumber")),
                Texts.orNull(Tree.text(bgp, "routeReflectorClusterID")))
            .toFact(),
        member.span());
    tunnel(node, "ipip", bgp, "ipv4IPIPTunnelAddr", "", draft);
  }

  private static void tunnel(
      String node,
      String type,
      JsonObject holder,
      String addressMember,
      String macMember,
      ManifestDraft draft) {
    String word = Tree.text(holder, addressMember);
    if (word.isEmpty()) {
      return;
    }
    Span span = Tree.member(holder, addressMember).map(JsonMember::span).orElse(holder.span());
    String mac = macMember.isEmpty() ? "" : Tree.text(holder, macMember);
    draft.fact(
        new CalicoTunnel(node, type, Texts.addressOrName(word), Texts.orNull(mac)).toFact(), span);
  }

  /** An address with its length where that is told, in canonical form; null for another text. */
  private static @Nullable String prefix(String word) {
    return word.indexOf('/') < 0
        ? Texts.address(word).orElse(null)
        : IpPrefix.parse(word).map(IpPrefix::text).orElse(null);
  }
}
