package io.netlapse.engine.facts;

import io.netlapse.spi.clock.ClockSetting;
import io.netlapse.spi.clock.ClockSource;
import io.netlapse.spi.clock.ClockSynchronised;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.KeepalivedAddress;
import io.netlapse.spi.config.KeepalivedInstance;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.config.ModuleLoad;
import io.netlapse.spi.config.NetworkConnection;
import io.netlapse.spi.config.RoutingTableName;
import io.netlapse.spi.config.SysctlSetting;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsSyncDaemon;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTimeout;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import io.netlapse.spi.ipvs.ServicePortBrief;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kernel.KernelModule;
import io.netlapse.spi.kernel.KernelModuleUsers;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableFill;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.resolver.HostEntry;
import io.netlapse.spi.resolver.NameServiceOrder;
import io.netlapse.spi.resolver.ResolverSetting;
import io.netlapse.spi.socket.ConnectionState;
import io.netlapse.spi.socket.Listener;
import io.netlapse.spi.socket.ListenerProgram;
import java.util.Optional;

/** Facts as the records that rules read them as. */
public final class FactViews {

  private FactViews() {}

  /** A fact that went through its record; empty for a kind whose record is tested elsewhere. */
  public static Optional<Fact> again(Fact fact) {
    return switch (fact.kind().name()) {
      case "ipvs-virtual-server" -> Optional.of(IpvsVirtualServer.of(fact).toFact());
      case "ipvs-real-server" -> Optional.of(IpvsRealServer.of(fact).toFact());
      case "ipvs-options" -> Optional.of(IpvsOptions.of(fact).toFact());
      case "ipvs-thresholds" -> Optional.of(IpvsThresholds.of(fact).toFact());
      case "ipvs-tunnel" -> Optional.of(IpvsTunnel.of(fact).toFact());
      case "ipvs-virtual-server-brief" -> Optional.of(IpvsVirtualServerBrief.of(fact).toFact());
      case "ipvs-real-server-brief" -> Optional.of(IpvsRealServerBrief.of(fact).toFact());
      case "ipvs-connections" -> Optional.of(IpvsConnections.of(fact).toFact());
      case "ipvs-timeout" -> Optional.of(IpvsTimeout.of(fact).toFact());
      case "ipvs-sync-daemon" -> Optional.of(IpvsSyncDaemon.of(fact).toFact());
      case "service-port" -> Optional.of(ServicePort.of(fact).toFact());
      case "service-port-brief" -> Optional.of(ServicePortBrief.of(fact).toFact());
      case "sysctl" -> Optional.of(Sysctl.of(fact).toFact());
      case "kernel-module" -> Optional.of(KernelModule.of(fact).toFact());
      case "kernel-module-users" -> Optional.of(KernelModuleUsers.of(fact).toFact());
      case "table-fill" -> Optional.of(TableFill.of(fact).toFact());
      case "table-entries" -> Optional.of(TableEntries.of(fact).toFact());
      case "table-loss" -> Optional.of(TableLoss.of(fact).toFact());
      case "conntrack-entry" -> Optional.of(ConntrackEntry.of(fact).toFact());
      case "listener" -> Optional.of(Listener.of(fact).toFact());
      case "listener-program" -> Optional.of(ListenerProgram.of(fact).toFact());
      case "connection-state" -> Optional.of(ConnectionState.of(fact).toFact());
      case "host-entry" -> Optional.of(HostEntry.of(fact).toFact());
      case "resolver-setting" -> Optional.of(ResolverSetting.of(fact).toFact());
      case "name-service-order" -> Optional.of(NameServiceOrder.of(fact).toFact());
      case "clock-synchronised" -> Optional.of(ClockSynchronised.of(fact).toFact());
      case "clock-source" -> Optional.of(ClockSource.of(fact).toFact());
      case "clock-setting" -> Optional.of(ClockSetting.of(fact).toFact());
      case "config" -> Optional.of(ConfigSetting.of(fact).toFact());
      case "cni-network" -> Optional.of(CniNetwork.of(fact).toFact());
      case "cni-plugin" -> Optional.of(CniPlugin.of(fact).toFact());
      case "rt-table" -> Optional.of(RoutingTableName.of(fact).toFact());
      case "keepalived-instance" -> Optional.of(KeepalivedInstance.of(fact).toFact());
      case "keepalived-address" -> Optional.of(KeepalivedAddress.of(fact).toFact());
      case "sysctl-config" -> Optional.of(SysctlSetting.of(fact).toFact());
      case "module-load" -> Optional.of(ModuleLoad.of(fact).toFact());
      case "link-manager" -> Optional.of(LinkManager.of(fact).toFact());
      case "nm-connection" -> Optional.of(NetworkConnection.of(fact).toFact());
      default -> Optional.empty();
    };
  }
}
