package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.ManifestReaders;
import io.netlapse.engine.facts.manifest.Manifests;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.calico.CalicoBgpPeerBrief;
import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoNodeAddress;
import io.netlapse.spi.calico.CalicoNodeBrief;
import io.netlapse.spi.calico.CalicoPoolBrief;
import io.netlapse.spi.calico.CalicoResource;
import io.netlapse.spi.calico.CalicoTunnel;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads {@code calicoctl get} of pools, peers, configurations, nodes and workload endpoints:
 * tables, {@code -o wide}, {@code -o yaml}, {@code -o json}. A sample line:
 *
 * <pre>{@code default-ipv4-ippool   192.168.0.0/16   true   Always   Never   false   false   all()}
 * </pre>
 */
public final class CalicoctlGetParser extends OutputParser implements DialectScope {

  private static final ManifestReaders READERS = ManifestReaders.of(CalicoResources.reader());

  private static final List<FactKind> KINDS =
      Stream.concat(
              READERS.kinds().stream(),
              Stream.of(CalicoPoolBrief.KIND, CalicoBgpPeerBrief.KIND, CalicoNodeBrief.KIND))
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public CalicoctlGetParser() {
    super("calicoctl-get", 1, KINDS);
  }

  @Override
  public boolean reads(Command command) {
    return CalicoctlCommand.of(command).filter(calicoctl -> calicoctl.asks("get")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return CalicoctlCommand.of(command)
        .filter(calicoctl -> !command.filtered() && calicoctl.known())
        .map(CalicoctlGetParser::scope)
        .orElse(Scope.ONLY_SHOWN);
  }

  /** An excerpt of a node, which does not tell that it is one, denies nothing. */
  @Override
  public Scope scope(Command command, Reading reading) {
    boolean excerpt =
        reading.facts().stream().anyMatch(read -> read.fact().kind().equals(CalicoNode.KIND))
            && reading.facts().stream()
                .noneMatch(read -> read.fact().kind().equals(CalicoResource.KIND));
    return excerpt ? Scope.ONLY_SHOWN : scope(command);
  }

  private static Scope scope(CalicoctlCommand command) {
    boolean whole = command.output().equals("yaml") || command.output().equals("json");
    boolean wide = command.output().equals("wide");
    if (!whole && !wide && !command.output().isEmpty()) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> covered = new TreeSet<>();
    switch (command.resource()) {
      case "node" -> {
        if (whole) {
          List.of(CalicoNode.KIND, CalicoNodeAddress.KIND, CalicoTunnel.KIND)
              .forEach(kind -> cover(kind, "node", Map.of(), command, covered));
        } else if (wide) {
          cover(CalicoNodeBrief.KIND, "node", Map.of(), command, covered);
        }
      }
      case "bgppeer" -> {
        if (!whole) {
          cover(CalicoBgpPeerBrief.KIND, "name", Map.of(), command, covered);
        }
      }
      case "ippool" -> {
        if (!whole) {
          Map<String, String> form = Map.of("form", wide ? "wide" : "plain");
          cover(CalicoPoolBrief.KIND, "name", form, command, covered);
        }
      }
      default -> {}
    }
    if (whole) {
      CalicoResources.kinds(command.resource())
          .forEach(kind -> cover(kind, "name", Map.of(), command, covered));
      covered.addAll(CalicoResources.settings(command.resource(), command.names()));
    }
    return new Scope(covered);
  }

  private static void cover(
      FactKind kind,
      String field,
      Map<String, String> where,
      CalicoctlCommand command,
      Set<Coverage> covered) {
    if (command.names().isEmpty()) {
      covered.add(Coverage.where(kind, where));
    }
    for (String name : command.names()) {
      Map<String, String> one = new TreeMap<>(where);
      one.put(field, name);
      covered.add(Coverage.where(kind, one));
    }
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    CalicoctlCommand known =
        CalicoctlCommand.of(command)
            .orElseGet(() -> new CalicoctlCommand(List.of(), "", List.of()));
    if (Manifests.looksLike(text)) {
      READERS.read(text, draft, manifest -> named(manifest, known));
    } else {
      new CalicoctlTables(known, draft).read(text);
    }
  }

  /** An excerpt of the one node that the command names. */
  private static Manifest named(Manifest manifest, CalicoctlCommand command) {
    boolean excerpt =
        manifest.name().isEmpty() && manifest.kind().isEmpty() && manifest.spec().isPresent();
    return excerpt && command.resource().equals("node") && command.names().size() == 1
        ? new Manifest("Node", command.names().getFirst(), manifest.root())
        : manifest;
  }
}
