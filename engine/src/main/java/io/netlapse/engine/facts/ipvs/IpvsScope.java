package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.kubernetes.ServicePort.Backend;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which facts a listing of virtual servers could have shown: of all services, or of one. */
final class IpvsScope {

  private final TreeSet<Coverage> coverages = new TreeSet<>();
  private final Optional<IpvsService> selected;

  private IpvsScope(Optional<IpvsService> selected) {
    this.selected = selected;
  }

  /**
   * That of a command of ipvsadm(8) that lists or saves services. Without {@code -n} it shows names
   * where it finds any, so that it denies nothing.
   */
  static Scope of(Command command) {
    IpvsQuestion question = IpvsQuestion.of(command);
    Optional<IpvsService> selected = question.service();
    if (command.filtered() || !question.isPlain() || (question.selects() && selected.isEmpty())) {
      return Scope.ONLY_SHOWN;
    }
    IpvsScope scope = new IpvsScope(selected);
    if (question.subject() == IpvsQuestion.Subject.SAVED) {
      scope.add(Columns.TUNNEL);
    } else {
      scope.add(question.columns());
    }
    return new Scope(scope.coverages);
  }

  private void add(Columns columns) {
    if (columns.tellScheduler()) {
      all(IpvsVirtualServer.KIND);
      all(IpvsOptions.KIND);
    } else {
      brief(IpvsVirtualServerBrief.KIND, columns);
    }
    if (columns.tellServer()) {
      all(IpvsRealServer.KIND);
    } else {
      brief(IpvsRealServerBrief.KIND, columns);
    }
    if (columns.tellWeight()) {
      servicePorts();
    }
    if (columns == Columns.TUNNEL) {
      all(IpvsTunnel.KIND);
    }
    if (columns == Columns.THRESHOLDS) {
      all(IpvsThresholds.KIND);
    }
  }

  private void all(FactKind kind) {
    Map<String, String> where = new HashMap<>();
    selected.ifPresent(service -> where.putAll(fields(service)));
    coverages.add(Coverage.where(kind, where));
  }

  private void brief(FactKind kind, Columns columns) {
    Map<String, String> where = new HashMap<>(Map.of("form", columns.form()));
    selected.ifPresent(
        service -> {
          where.put("protocol", service.protocol().name());
          where.put("service", Endpoint.text(service));
        });
    coverages.add(Coverage.where(kind, where));
  }

  private void servicePorts() {
    if (selected.filter(service -> service.protocol() == Protocol.FWM).isPresent()) {
      return;
    }
    Map<String, String> where = new HashMap<>(Map.of("backend", Backend.IPVS.word()));
    selected.ifPresent(
        service -> {
          where.putAll(fields(service));
          where.put("protocol", service.protocol().name().toLowerCase(Locale.ROOT));
        });
    coverages.add(Coverage.where(ServicePort.KIND, where));
  }

  private static Map<String, String> fields(IpvsService service) {
    Map<String, String> fields =
        new HashMap<>(new IpvsVirtualServer(service, "rr", false).toFact().fields());
    fields.remove("scheduler");
    return fields;
  }
}
