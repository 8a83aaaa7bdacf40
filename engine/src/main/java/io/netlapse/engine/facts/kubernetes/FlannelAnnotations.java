package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonDocuments;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.FlannelLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The annotations that flannel writes to a node (flannel, pkg/subnet/kube), taken one by one, until
 * the last, {@code public-ip}, makes a lease of them. Not safe for many threads.
 */
final class FlannelAnnotations {

  static final String PREFIX = "flannel.alpha.coreos.com/";

  private String backend = "";
  private String data = "";
  private final List<Span> spans = new ArrayList<>();
  private final List<Span> leftOver = new ArrayList<>();

  /** A lease and where it stands. */
  record Lease(Fact fact, List<Span> spans) {}

  /** Takes an annotation without the prefix. Returns the lease that it completes. */
  Optional<Lease> take(String name, String value, Span span) {
    spans.add(span);
    switch (name) {
      case "backend-type" -> backend = value;
      case "backend-data" -> data = value;
      case "public-ip" -> {
        Optional<Lease> lease = lease(value);
        if (lease.isEmpty()) {
          leftOver.addAll(spans);
        }
        clear();
        return lease;
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** What was taken and has made no lease; forgotten then. */
  List<Span> leftOver() {
    leftOver.addAll(spans);
    clear();
    List<Span> left = List.copyOf(leftOver);
    leftOver.clear();
    return left;
  }

  private void clear() {
    backend = "";
    data = "";
    spans.clear();
  }

  private Optional<Lease> lease(String publicAddress) {
    Optional<String> address = Texts.address(publicAddress);
    if (address.isEmpty() || backend.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonObject> told = JsonDocuments.of(data).objects().stream().findFirst();
    String mac = told.map(object -> Tree.text(object, "VtepMAC")).orElse("");
    Integer vni = told.flatMap(object -> Tree.number(Tree.text(object, "VNI"))).orElse(null);
    Fact fact = new FlannelLease(address.get(), backend, Texts.orNull(mac), vni).toFact();
    return Optional.of(new Lease(fact, List.copyOf(spans)));
  }
}
