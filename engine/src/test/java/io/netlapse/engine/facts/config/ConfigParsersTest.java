package io.netlapse.engine.facts.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each file says, by the manual of the program that reads it. */
final class ConfigParsersTest {

  private static List<String> facts(SectionParser parser, String command, String text) {
    return Parsed.by(parser, command, text).facts();
  }

  /** Path and value of the settings that a file has. */
  private static List<String> settings(SectionParser parser, String file, String text) {
    return facts(parser, "cat " + file, text).stream()
        .filter(fact -> fact.startsWith("config "))
        .map(fact -> fact.substring(fact.indexOf(" path=") + " path=".length()))
        .toList();
  }

  @Test
  void conflist_isItsNetworkAndItsPlugins() {
    assertThat(
            facts(
                new CniConfigParser(),
                "cat /etc/cni/net.d/10-flannel.conflist",
                ConfigSample.CONFLIST))
        .containsExactly(
            "cni-network cni-version=0.3.1 file=/etc/cni/net.d/10-flannel.conflist name=cbr0"
                + " plugins=flannel,portmap",
            "cni-plugin delegate-hairpin-mode=true delegate-is-default-gateway=true"
                + " file=/etc/cni/net.d/10-flannel.conflist type=flannel",
            "cni-plugin capabilities-port-mappings=true"
                + " file=/etc/cni/net.d/10-flannel.conflist type=portmap");
  }

  @Test
  void conf_ofOnePlugin_isANetworkOfOne() {
    assertThat(
            facts(
                new CniConfigParser(),
                "cat /etc/cni/net.d/87-podman.conf",
                """
                {"cniVersion": "0.4.0", "name": "p", "type": "bridge", "bridge": "cni0",
                 "mtu": 1450, "ipMasq": true,
                 "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.88.0.0/16"}]]}}
                """))
        .containsExactly(
            "cni-network cni-version=0.4.0 file=/etc/cni/net.d/87-podman.conf name=p"
                + " plugins=bridge",
            "cni-plugin bridge=cni0 file=/etc/cni/net.d/87-podman.conf ip-masq=true"
                + " ipam-ranges-0-0-subnet=10.88.0.0/16 ipam-type=host-local mtu=1450 type=bridge");
  }

  @Test
  void cniNetworks_areTakenByTheNameOfTheirFile() {
    assertThat(
            Stream.of("/etc/cni/net.d/20-b.conf", "/etc/cni/net.d/10-z.conflist")
                .map(file -> new CniNetwork(file, "n", null, List.of("bridge")))
                .sorted(CniNetwork.BY_PRECEDENCE)
                .map(CniNetwork::file))
        .containsExactly("/etc/cni/net.d/10-z.conflist", "/etc/cni/net.d/20-b.conf");
    assertThat(CniNetwork.isLoaded("/etc/cni/net.d/10-calico.conflist.bak")).isFalse();
  }

  @Test
  void kubeProxyConfiguration_hasNestedSettingsAndLists() {
    assertThat(
            settings(
                new KubeProxyConfigParser(),
                "/var/lib/kube-proxy/config.conf",
                ConfigSample.KUBE_PROXY))
        .contains(
            "mode value=ipvs",
            "ipvs.strictARP value=true",
            "ipvs.excludeCIDRs value=\"10.0.0.0/24, 10.1.0.0/24\"",
            "nodePortAddresses value=\"192.168.50.0/24, 127.0.0.0/8\"",
            "conntrack.tcpEstablishedTimeout value=24h0m0s",
            "conntrack.maxPerCore",
            "hostnameOverride");
  }

  @Test
  void kubeProxyConfigMap_saysTheSameAsItsFile() {
    String map =
        "apiVersion: v1\ndata:\n  config.conf: |-\n"
            + ConfigSample.KUBE_PROXY.indent(4)
            + "  kubeconfig.conf: |-\n    apiVersion: v1\n    token: planted\nkind: ConfigMap\n"
            + "metadata:\n  name: kube-proxy\n  resourceVersion: \"4711\"\n";

    assertThat(
            facts(
                new KubeProxyConfigParser(),
                "kubectl -n kube-system get cm kube-proxy -o yaml",
                map))
        .containsExactlyElementsOf(
            facts(
                new KubeProxyConfigParser(),
                "cat /var/lib/kube-proxy/config.conf",
                ConfigSample.KUBE_PROXY));
  }

  @Test
  void fileOfAPod_hasNoIdOfThePod() {
    String mounted =
        "/var/lib/kubelet/pods/%s/volumes/kubernetes.io~configmap/kube-proxy/config.conf";

    assertThat(
            facts(
                new KubeProxyConfigParser(),
                "cat " + mounted.formatted("0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10"),
                "mode: ipvs\n"))
        .containsExactly(
            "config file=" + mounted.formatted("*") + " owner=kube-proxy path=mode value=ipvs");
  }

  @Test
  void keepalived_instanceAndAddresses_areFactsOfTheirOwn() {
    String file = " file=/etc/keepalived/keepalived.conf";
    assertThat(
            facts(
                new KeepalivedConfigParser(),
                "cat /etc/keepalived/keepalived.conf",
                ConfigSample.KEEPALIVED))
        .contains(
            "keepalived-instance dev=eth0"
                + file
                + " instance=VI_1 priority=100 state=BACKUP vrid=51",
            "keepalived-address address=10.0.0.100/32" + file + " instance=VI_1",
            "keepalived-address address=10.0.0.101/24 dev=eth1"
                + file
                + " instance=VI_1 options=\"label eth1:vip\"",
            "keepalived-address address=fd00::100/128" + file + " instance=VI_1",
            "config" + file + " owner=keepalived path=\"vrrp_instance VI_1.nopreempt\"",
            "config"
                + file
                + " owner=keepalived path=\"vrrp_instance VI_1.authentication.auth_type\""
                + " value=PASS")
        .noneMatch(fact -> fact.contains("auth_pass"));
  }

  @Test
  void bird_filterIsOneSettingAndStatementsAreEach() {
    assertThat(
            settings(
                new BirdConfigParser(), "/etc/calico/confd/config/bird.cfg", ConfigSample.BIRD))
        .contains(
            "\"router id\" value=10.0.0.1",
            "\"filter calico_kernel_programming\" value=\"if ( net ~ 10.244.0.0/16 ) then {"
                + " krt_tunnel \\= \\\"tunl0\\\"; accept; } accept;\"".replace("\\=", "="),
            "\"protocol kernel.export\" value=\"filter calico_kernel_programming\"",
            "\"protocol bgp Mesh_10_0_0_2 from bgp_template.neighbor\""
                + " value=\"10.0.0.2 as 64512\"")
        .noneMatch(setting -> setting.contains("password"));
  }

  @Test
  void unit_dropInAddsAndTakesBack() {
    assertThat(facts(new UnitFilesParser(), "systemctl cat kubelet", ConfigSample.UNIT))
        .contains(
            "config file=/lib/systemd/system/kubelet.service owner=kubelet.service"
                + " path=Service.ExecStart value=/usr/bin/kubelet",
            "config file=/etc/systemd/system/kubelet.service.d/10-kubeadm.conf"
                + " owner=kubelet.service path=Service.ExecStart value=\"/usr/bin/kubelet"
                + " $KUBELET_CONFIG_ARGS --token *** --v=2\"",
            "config file=/etc/systemd/system/kubelet.service.d/10-kubeadm.conf"
                + " owner=kubelet.service path=Service.Environment.KUBELET_CONFIG_ARGS"
                + " value=\"--config=/var/lib/kubelet/config.yaml\"")
        .noneMatch(fact -> fact.contains("API_TOKEN"));
  }

  @Test
  void containerd_registryLoginIsLeftOut() {
    assertThat(
            settings(
                new ContainerEngineConfigParser(),
                "/etc/containerd/config.toml",
                ConfigSample.CONTAINERD))
        .contains(
            "\"plugins.\\\"io.containerd.grpc.v1.cri\\\".cni.bin_dir\" value=/opt/cni/bin",
            "\"plugins.\\\"io.containerd.grpc.v1.cri\\\".cni.conf_dir\" value=/etc/cni/net.d",
            "\"plugins.\\\"io.containerd.grpc.v1.cri\\\".containerd.runtimes.runc.options"
                + ".SystemdCgroup\" value=true")
        .noneMatch(setting -> setting.contains("auth"));
  }

  @Test
  void networkd_secondSectionOfAName_isNumbered() {
    assertThat(
            settings(
                new NetworkdConfigParser(),
                "/etc/systemd/network/10-up.network",
                """
                [Network]
                Address=10.0.0.1/24
                Address=10.0.0.2/24
                [Route]
                Gateway=10.0.0.254
                [Route]
                Destination=10.9.0.0/16
                """))
        .containsExactly(
            "Network.Address value=\"10.0.0.1/24, 10.0.0.2/24\"",
            "Route.Gateway value=10.0.0.254",
            "Route[1].Destination value=10.9.0.0/16");
  }

  @Test
  void sysctl_lastAssignmentHolds_andSlashesAreDots() {
    String file = "sysctl-config file=/etc/sysctl.d/k.conf ";
    assertThat(
            facts(
                new SysctlConfigParser(),
                "cat /etc/sysctl.d/k.conf",
                """
                net.ipv4.ip_forward=0
                net.ipv4.ip_forward = 1
                -net/ipv4/conf/eth0.100/rp_filter = 2
                net.ipv4.conf.eth0/100.rp_filter = 2
                net.ipv4.tcp_rmem = 4096  131072\t6291456
                net.ipv4.tcp_syncookies = 1
                """))
        .containsExactly(
            file + "key=net.ipv4.ip_forward value=1",
            file + "key=net.ipv4.conf.eth0/100.rp_filter value=2",
            file + "key=net.ipv4.tcp_rmem value=\"4096 131072 6291456\"",
            file + "key=net.ipv4.tcp_syncookies value=1");
  }

  @Test
  void nmcli_terseAndInColumns_sayTheSame() {
    String columns =
        """
        DEVICE     TYPE      STATE                   CONNECTION
        eth0       ethernet  connected               System eth0
        flannel.1  vxlan     connected (externally)  flannel.1
        cni0       bridge    unmanaged               --
        """;
    String terse =
        """
        eth0:ethernet:connected:System eth0
        flannel.1:vxlan:connected (externally):flannel.1
        cni0:bridge:unmanaged:
        """;

    assertThat(facts(new NmcliDeviceParser(), "nmcli -t d", terse))
        .isEqualTo(facts(new NmcliDeviceParser(), "nmcli dev status", columns))
        .contains("link-manager dev=cni0 manager=NetworkManager state=unmanaged type=bridge");
  }

  @Test
  void interfaces_commandsOfAStanza_keepTheirOrder() {
    assertThat(
            settings(
                new InterfacesConfigParser(),
                "/etc/network/interfaces",
                "iface eth0 inet static\n  up a b\n  up c\niface eth0 inet6 auto\n"))
        .containsExactly(
            "\"iface eth0 inet\" value=static",
            "\"iface eth0 inet.up\" value=\"a b, c\"",
            "\"iface eth0 inet6\" value=auto");
  }

  @Test
  void brokenJson_isUnreadFromTheDamageOn() {
    String text = "{\"name\": \"n\", \"type\": \"bridge\"}\n{\"name\": \"m\",\n \"ty\n";

    Parsed parsed = Parsed.by(new CniConfigParser(), "cat /etc/cni/net.d/1.conf", text);

    assertThat(parsed.facts()).hasSize(2);
    assertThat(parsed.unread()).containsExactly("{\"name\": \"m\",", " \"ty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cat /etc/sysctl.d/k.conf            | [config[file=/etc/sysctl.d/k.conf,owner=sysctl], sysctl-config[file=/etc/sysctl.d/k.conf]]
          tail -n +1 /etc/sysctl.d/k.conf     | [config[file=/etc/sysctl.d/k.conf,owner=sysctl], sysctl-config[file=/etc/sysctl.d/k.conf]]
          capture --only sysctl-config        | [config[owner=sysctl], sysctl-config]
          cat /etc/sysctl.d/*                 | []
          grep net /etc/sysctl.d/k.conf       | []
          head -n 5 /etc/sysctl.d/k.conf      | []
          cat /etc/sysctl.d/a.conf /etc/sysctl.d/b.conf | []
          """)
  void scope_isTheFilesThatAreShownWhole(String command, String scope) {
    assertThat(new SysctlConfigParser().scope(Command.parse(command)).coverages())
        .hasToString(scope);
  }

  @Test
  void scope_ofAUnit_coversADropInThatWent() {
    assertThat(new UnitFilesParser().scope(Command.parse("systemctl cat kubelet")).coverages())
        .hasToString("[config[owner=kubelet.service]]");
  }

  @Test
  void scope_ofBirdInAContainer_isOnlyWhatWasSeen() {
    BirdConfigParser parser = new BirdConfigParser();
    Command command = Command.parse("capture --only bird-config");

    assertThat(parser.scope(command, parser.read("", command)).coverages())
        .hasToString(
            "[config[file=/etc/bird.conf,owner=bird], config[file=/etc/bird/bird.conf,owner=bird],"
                + " config[file=/etc/bird6.conf,owner=bird]]");
  }

  @Test
  void commandLine_flagsAreFactsAndSecretsAreNot() {
    assertThat(
            CommandLineFlags.of(
                "kube-proxy",
                "kube-proxy --proxy-mode=ipvs --v 2 --masquerade-all --token=planted1"
                    + " --client-secret planted2 --password *** --feature-gates=A=true"
                    + " --feature-gates=B=false -iface=eth0 --tls-private-key-file=/k"))
        .extracting(flag -> flag.flag() + " " + flag.value())
        .containsExactly(
            "proxy-mode ipvs",
            "v 2",
            "masquerade-all true",
            "feature-gates A=true,B=false",
            "iface eth0",
            "tls-private-key-file /k");
  }

  @ParameterizedTest
  @CsvSource({
    "http://user:planted@h:3128, http://***@h:3128",
    "--token planted --v=2, --token *** --v=2",
    "a password=planted, a password=***",
    "abcdef.0123456789abcdef, ***",
    "eyJhbGciOiJSUzI1NiJ9.eyJ.c2ln, ***",
    "--authentication-token-webhook --x=1, --authentication-token-webhook --x=1",
    "PASS auth_pass planted, PASS auth_pass ***"
  })
  void value_isMaskedWhereASecretStands(String value, String masked) {
    assertThat(Secrets.masked(value)).isEqualTo(masked);
  }

  @Test
  void modulesLoad_lineOfNothing_isNoModule() {
    Parsed parsed =
        Parsed.by(new ModulesLoadParser(), "cat /etc/modules-load.d/k8s.conf", "\f\noverlay\n");

    assertThat(parsed.facts())
        .containsExactly("module-load file=/etc/modules-load.d/k8s.conf module=overlay");
    assertThat(parsed.unread()).containsExactly("\f");
  }

  @Test
  void folderOfCiliumsConfiguration_isNoSetting() {
    String text = "==> /tmp/cilium/config-map/ <==\ntrue\n";

    Parsed parsed = Parsed.by(new CiliumConfigParser(), "tail -n +1 /tmp/cilium/config-map/", text);

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).containsExactly("true");
  }
}
