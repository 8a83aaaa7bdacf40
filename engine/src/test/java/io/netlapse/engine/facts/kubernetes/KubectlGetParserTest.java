package io.netlapse.engine.facts.kubernetes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.ListedFixture;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects and tables of the cluster that the README beside the resources describes. */
final class KubectlGetParserTest {

  private static final KubectlGetParser PARSER = new KubectlGetParser();

  static List<ListedFixture> fixtures() {
    return ListedFixture.of("kubernetes").stream()
        .filter(fixture -> PARSER.reads(fixture.command()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstood(ListedFixture fixture) {
    assertThat(fixture.forgotten(PARSER::draft)).isEmpty();
    assertThat(PARSER.read(fixture.text(), fixture.command()).unread()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void secret_isInNoFact(ListedFixture fixture) {
    assertThat(read(fixture.command().text(), fixture.file()).facts())
        .isNotEmpty()
        .noneMatch(fact -> fact.contains("SECRET") || fact.contains("U0VDUkVU"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes", "pods", "services", "endpoints", "endpointslices", "namespaces"})
  void json_givesTheFactsOfYaml(String resource) {
    List<String> yaml =
        read("kubectl get " + resource + " -A -o yaml", "get-" + resource + ".yaml").facts();

    assertThat(read("kubectl get " + resource + " -A -o json", "get-" + resource + ".json").facts())
        .hasSizeGreaterThan(2)
        .containsExactlyInAnyOrderElementsOf(yaml);
  }

  /** But for the kinds that say of themselves that they hide something. */
  @ParameterizedTest
  @ValueSource(strings = {"nodes", "pods", "services", "namespaces"})
  void table_givesFactsOfYaml(String resource) {
    List<String> yaml =
        read("kubectl get " + resource + " -A -o yaml", "get-" + resource + ".yaml").facts();
    String file =
        resource.equals("namespaces") ? "get-namespaces.txt" : "get-" + resource + "-wide.txt";

    assertThat(read("kubectl get " + resource + " -A -o wide", file).facts())
        .filteredOn(fact -> !fact.contains("-brief "))
        .hasSizeGreaterThan(2)
        .isSubsetOf(yaml);
  }

  @Test
  void node_hasAFactForEachThingItSays() {
    assertThat(read("kubectl get node worker-2 -o yaml", "get-node.yaml").facts())
        .containsExactlyInAnyOrder(
            "k8s-node node=worker-2",
            "k8s-node-roles node=worker-2",
            "k8s-node-label label=kubernetes.io/arch node=worker-2 value=amd64",
            "k8s-node-label label=kubernetes.io/hostname node=worker-2 value=worker-2",
            "k8s-node-label label=kubernetes.io/os node=worker-2 value=linux",
            "k8s-node-label label=topology.kubernetes.io/zone node=worker-2 value=hall-1",
            "k8s-node-annotation annotation=flannel.alpha.coreos.com/backend-data node=worker-2"
                + " value=\"{\\\"VNI\\\":1,\\\"VtepMAC\\\":\\\"5e:02:00:00:00:12\\\"}\"",
            "k8s-node-annotation annotation=flannel.alpha.coreos.com/backend-type node=worker-2"
                + " value=vxlan",
            "k8s-node-annotation annotation=flannel.alpha.coreos.com/kube-subnet-manager"
                + " node=worker-2 value=true",
            "k8s-node-annotation annotation=flannel.alpha.coreos.com/public-ip node=worker-2"
                + " value=192.168.50.12",
            "k8s-node-annotation annotation=kubeadm.alpha.kubernetes.io/cri-socket node=worker-2"
                + " value=unix:///run/containerd/containerd.sock",
            "flannel-lease backend=vxlan public-address=192.168.50.12 vni=1"
                + " vtep-mac=5e:02:00:00:00:12",
            "k8s-node-scheduling node=worker-2 schedulable=false",
            "k8s-node-pod-cidr cidr=10.244.2.0/24 node=worker-2",
            "k8s-node-pod-cidr cidr=fd00:10:244:2::/64 node=worker-2",
            "k8s-node-taint effect=NoSchedule key=node.kubernetes.io/unschedulable node=worker-2",
            "k8s-node-taint effect=NoExecute key=dedicated node=worker-2 value=edge",
            "k8s-node-address address=192.168.50.12 node=worker-2 type=InternalIP",
            "k8s-node-address address=fd00:50::12 node=worker-2 type=InternalIP",
            "k8s-node-address address=worker-2 node=worker-2 type=Hostname",
            "k8s-node-first-address address=192.168.50.12 node=worker-2 type=InternalIP",
            "k8s-node-condition node=worker-2 reason=FlannelIsUp status=False"
                + " type=NetworkUnavailable",
            "k8s-node-condition node=worker-2 reason=KubeletHasSufficientMemory status=False"
                + " type=MemoryPressure",
            "k8s-node-condition node=worker-2 reason=KubeletHasNoDiskPressure status=False"
                + " type=DiskPressure",
            "k8s-node-condition node=worker-2 reason=KubeletHasSufficientPID status=False"
                + " type=PIDPressure",
            "k8s-node-condition node=worker-2 reason=NodeStatusUnknown status=Unknown type=Ready",
            "k8s-node-ready node=worker-2 ready=false",
            "k8s-node-runtime node=worker-2 runtime=containerd version=1.7.24",
            "k8s-node-version component=kernel node=worker-2 version=6.1.0-32-amd64",
            "k8s-node-version component=kube-proxy node=worker-2 version=1.32.4",
            "k8s-node-version component=kubelet node=worker-2 version=1.32.4",
            "k8s-node-os image=\"Debian GNU/Linux 12 (bookworm)\" node=worker-2");
  }

  @Test
  void service_hasAFactForEachThingItSays() {
    assertThat(read("kubectl get svc -A -o yaml", "get-services.yaml").facts())
        .filteredOn(fact -> fact.contains(" service=web") || fact.contains(" service=pay"))
        .containsExactlyInAnyOrder(
            "k8s-service headless=false namespace=shop service=web type=LoadBalancer",
            "k8s-service-cluster-address address=10.96.12.34 family=inet namespace=shop"
                + " service=web",
            "k8s-service-external address=192.168.50.240 kind=external namespace=shop service=web",
            "k8s-service-external address=192.168.50.200 kind=load-balancer namespace=shop"
                + " service=web",
            "k8s-service-port app-protocol=http name=http namespace=shop node-port=31080 port=80"
                + " protocol=tcp service=web target=8080",
            "k8s-service-traffic affinity=ClientIP affinity-seconds=600 external=Local"
                + " health-check-port=30512 internal=Cluster namespace=shop not-ready=false"
                + " service=web sources=10.0.0.0/8,192.168.0.0/16",
            "k8s-service-selector namespace=shop selector=\"app=web,tier=front\" service=web",
            "k8s-service headless=false namespace=shop service=pay type=ExternalName",
            "k8s-service-external address=pay.example.net kind=name namespace=shop service=pay",
            "k8s-service-traffic affinity=None internal=Cluster namespace=shop not-ready=false"
                + " service=pay",
            "k8s-service-selector namespace=shop service=pay");
  }

  @Test
  void serviceTable_hidesWhichExternalAddressIsWhich() {
    assertThat(read("kubectl get svc -A", "get-services.txt").facts())
        .filteredOn(fact -> fact.contains(" service=web"))
        .containsExactly(
            "k8s-service headless=false namespace=shop service=web type=LoadBalancer",
            "k8s-service-cluster-address address=10.96.12.34 family=inet namespace=shop"
                + " service=web",
            "k8s-service-external-brief addresses=192.168.50.200,192.168.50.240 namespace=shop"
                + " service=web",
            "k8s-service-port-brief namespace=shop node-port=31080 port=80 protocol=tcp"
                + " service=web");
  }

  @Test
  void endpoints_areAddressTimesPort() {
    assertThat(read("kubectl get ep -A -o yaml", "get-endpoints.yaml").facts())
        .contains("k8s-endpoints namespace=shop service=web")
        .filteredOn(fact -> fact.startsWith("k8s-endpoints-address "))
        .hasSize(4)
        .contains(
            "k8s-endpoints-address address=10.244.1.3 namespace=kube-system node=worker-1 port=53"
                + " port-name=dns protocol=udp ready=true service=kube-dns"
                + " target=Pod/kube-system/coredns-7c65d6cfc9-4xq2p",
            "k8s-endpoints-address address=10.244.2.3 namespace=kube-system node=worker-2 port=53"
                + " port-name=dns-tcp protocol=tcp ready=false service=kube-dns"
                + " target=Pod/kube-system/coredns-7c65d6cfc9-zz9zz");
  }

  @Test
  void slice_tellsConditionsAndZone() {
    assertThat(read("kubectl get endpointslices -A -o yaml", "get-endpointslices.yaml").facts())
        .contains(
            "k8s-endpoint-slice address-type=IPv4 namespace=kube-system slice=kube-dns-9xq7l",
            "k8s-endpoint-slice-service namespace=kube-system service=kube-dns"
                + " slice=kube-dns-9xq7l",
            "k8s-endpoint address=10.244.2.3 namespace=kube-system node=worker-2 port=53"
                + " port-name=dns protocol=udp ready=false service=kube-dns serving=true"
                + " terminating=true zone=hall-2");
  }

  @Test
  void endpointsTable_tellsHowManyItHides() {
    String text =
        """
        NAME       ENDPOINTS                                            AGE
        kube-dns   10.244.0.8:53,10.244.0.9:53,10.244.0.8:53 + 3 more...   549d
        web                                                             2d
        """;

    assertThat(parse("kubectl get ep -n kube-system", text).facts())
        .containsExactly(
            "k8s-endpoints namespace=kube-system service=kube-dns",
            "k8s-endpoints-brief more=3 namespace=kube-system service=kube-dns"
                + " shown=10.244.0.8:53,10.244.0.8:53,10.244.0.9:53",
            "k8s-endpoints namespace=kube-system service=web",
            "k8s-endpoints-brief more=0 namespace=kube-system service=web");
  }

  @Test
  void severalTables_inOneOutput_areToldApart() {
    List<String> both =
        read("kubectl get pods,svc -A -o wide", "get-pods-services-wide.txt").facts();
    List<String> pods = read("kubectl get pods -A -o wide", "get-pods-wide.txt").facts();
    List<String> services = read("kubectl get svc -A -o wide", "get-services-wide.txt").facts();

    assertThat(both).containsAll(pods).containsAll(services).hasSize(pods.size() + services.size());
  }

  @Test
  void workloads_ofGetAll_areRead() {
    String text =
        """
        NAMESPACE   NAME              READY   STATUS    RESTARTS   AGE
        shop        pod/web-6d4b-1    1/1     Running   0          2d

        NAMESPACE   NAME                     DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR            AGE
        kube-system daemonset.apps/kube-proxy   3         3         2       3            2           kubernetes.io/os=linux   2d

        NAMESPACE   NAME                  READY   UP-TO-DATE   AVAILABLE   AGE
        shop        deployment.apps/web   0/2     2            0           2d

        NAMESPACE   NAME                             DESIRED   CURRENT   READY   AGE
        shop        replicaset.apps/web-6d4b         2         2         0       2d

        NAMESPACE   NAME           SCHEDULE    SUSPEND   ACTIVE   LAST SCHEDULE   AGE
        shop        cronjob.batch/tidy   0 3 * * *   False     0        7h              2d
        """;

    Parsed parsed = parse("kubectl get all -A", text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .contains(
            "k8s-workload desired=3 kind=daemonset name=kube-proxy namespace=kube-system ready=2",
            "k8s-workload desired=2 kind=deployment name=web namespace=shop ready=0",
            "k8s-workload desired=2 kind=replicaset name=web-6d4b namespace=shop ready=0",
            "k8s-object kind=cronjob name=tidy namespace=shop");
  }

  @Test
  void rows_whoseHeaderWasFiltered_areReadByTheirShape() {
    String text =
        """
        kube-system   pod/coredns-5d78c9869d-9xbh4    0/1   CrashLoopBackOff   81 (2m14s ago)   2d12h
        kube-system   service/kube-dns   ClusterIP   10.96.0.10   <none>   53/UDP,53/TCP   135d
        kube-system   deployment.apps/coredns   0/2   2   0   135d
        """;

    assertThat(parse("kubectl get all -A | grep -i dns", text).facts())
        .contains(
            "k8s-pod-status containers=1 namespace=kube-system pod=coredns-5d78c9869d-9xbh4 ready=0"
                + " status=CrashLoopBackOff",
            "k8s-pod-restarts namespace=kube-system pod=coredns-5d78c9869d-9xbh4 restarts=81",
            "k8s-service headless=false namespace=kube-system service=kube-dns type=ClusterIP",
            "k8s-workload desired=2 kind=deployment name=coredns namespace=kube-system ready=0");
  }

  @Test
  void rowsThatLostTheirBlanks_areReadByTheirWords() {
    String text =
        """
        NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES
        web-1 1/1 Running 3 (2d ago) 9d 10.244.1.5 worker-1 <none> <none>
        """;

    assertThat(parse("kubectl get pods -n shop -o wide", text).facts())
        .contains(
            "k8s-pod-node namespace=shop node=worker-1 pod=web-1",
            "k8s-pod-restarts namespace=shop pod=web-1 restarts=3");
  }

  @Test
  void columnThatNobodyKnows_isUnread() {
    String text =
        """
        NAME    STATUS   ROLES    AGE   VERSION    MOOD
        cp-1    Ready    <none>   9d    v1.32.4    fine
        """;

    assertThat(parse("kubectl get nodes", text).unread()).hasSize(1);
  }

  @Test
  void maskedAddress_isUnreadAndTheRestIsRead() {
    String text =
        """
        NAME    STATUS   ROLES    AGE   VERSION    INTERNAL-IP   EXTERNAL-IP   OS-IMAGE   KERNEL-VERSION   CONTAINER-RUNTIME
        cp-1    Ready    <none>   9d    v1.32.4    10.xx.xx.1    <none>        Debian     6.1.0            docker://20.10.22
        """;

    Parsed parsed = parse("kubectl get nodes -o wide", text);

    assertThat(parsed.unread()).hasSize(1);
    assertThat(parsed.facts())
        .contains("k8s-node-runtime node=cp-1 runtime=docker version=20.10.22")
        .noneMatch(fact -> fact.contains("first-address"));
  }

  @Test
  void excerptOfAnnotations_givesLeasesWithoutNode() {
    String text =
        """
              flannel.alpha.coreos.com/backend-data: '{"VNI":1,"VtepMAC":"f6:12:96:00:00:14"}'
              flannel.alpha.coreos.com/backend-type: vxlan
              flannel.alpha.coreos.com/kube-subnet-manager: "true"
              flannel.alpha.coreos.com/public-ip: 172.16.0.202
              - docker.io/flannel/flannel:v0.25.4
        --
              flannel.alpha.coreos.com/backend-data: "null"
              flannel.alpha.coreos.com/backend-type: host-gw
              flannel.alpha.coreos.com/public-ip: 172.16.0.231
        --
              flannel.alpha.coreos.com/backend-type: vxlan
        """;

    Parsed parsed = parse("kubectl get node -o yaml | grep flannel", text);

    assertThat(parsed.facts())
        .containsExactly(
            "flannel-lease backend=vxlan public-address=172.16.0.202 vni=1"
                + " vtep-mac=f6:12:96:00:00:14",
            "flannel-lease backend=host-gw public-address=172.16.0.231");
    assertThat(parsed.unread())
        .containsExactly("      flannel.alpha.coreos.com/backend-type: vxlan");
  }

  @Test
  void annotationsThatMakeNoLease_areUnread() {
    Parsed parsed =
        parse(
            "kubectl get node -o yaml | grep flannel",
            """
                  flannel.alpha.coreos.com/public-ip: 172.16.0.202
            --
                  flannel.alpha.coreos.com/backend-type: vxlan
            """);

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread())
        .containsExactly(
            "      flannel.alpha.coreos.com/public-ip: 172.16.0.202",
            "      flannel.alpha.coreos.com/backend-type: vxlan");
  }

  @Test
  void settingsOfNetworkPlugins_areReadWithoutPasswords() {
    assertThat(read("kubectl get cm -A -o yaml", "get-configmaps.yaml").facts())
        .containsExactly(
            "flannel-network backend=vxlan name=kube-flannel-cfg namespace=kube-flannel"
                + " network=10.244.0.0/16 network6=fd00:10:244::/48"
                + " options=\"DirectRouting=true,VNI=1\"",
            "metallb-pool addresses=192.168.50.200-192.168.50.210 auto-assign=true"
                + " avoid-buggy=false name=default protocol=layer2",
            "metallb-peer address=192.168.50.1 local-as=64513 name=192.168.50.1 peer-as=64512",
            "k8s-object kind=configmap name=other namespace=shop");
    assertThat(read("kubectl get ipaddresspools -A -o yaml", "get-metallb.yaml").facts())
        .contains(
            "metallb-advertisement name=first options=\"interfaces=eth0\" pools=first type=l2");
  }

  @Test
  void resourcesOfCalico_areReadThroughKubectl() {
    assertThat(read("kubectl get ippools -o yaml", "get-calico.yaml").facts())
        .contains(
            "calico-ip-pool bgp-export=true block-size=26 cidr=10.244.0.0/16 disabled=false"
                + " ipip=CrossSubnet name=default-ipv4-ippool nat-outgoing=true"
                + " node-selector=all() uses=Tunnel,Workload vxlan=Never",
            "calico-bgp-peer address=192.168.50.1 as=64513 name=rack-a"
                + " node-selector=\"rack == 'a'\" options=\"keepOriginalNextHop=true\""
                + " password=true",
            "calico-setting kind=bgp name=default setting=nodeToNodeMeshEnabled value=false");
  }

  @Test
  void whatOnlyRunsOn_isNoChange() {
    String nodes = ListedFixture.text("kubernetes", "get-nodes.yaml");
    String later =
        nodes
            .replace("lastHeartbeatTime: \"2026-03-02T10", "lastHeartbeatTime: \"2026-03-02T11")
            .replace("resourceVersion: \"81\"", "resourceVersion: \"97\"");
    String pods = ListedFixture.text("kubernetes", "get-pods-wide.txt");
    String older = pods.replace(" 25h ", " 26h ").replace("(3m12s ago)", "(4m50s ago)");

    assertThat(later).isNotEqualTo(nodes);
    assertThat(older).isNotEqualTo(pods);
    assertThat(parse("kubectl get nodes -o yaml", later))
        .isEqualTo(parse("kubectl get nodes -o yaml", nodes));
    assertThat(parse("kubectl get pods -A -o wide", older))
        .isEqualTo(parse("kubectl get pods -A -o wide", pods));
  }

  @Test
  void listInYaml_thatIsCutOff_doesNotTellOfItsLastItem() {
    String text = ListedFixture.text("kubernetes", "get-pods.yaml");
    String cut = text.substring(0, text.lastIndexOf("    hostNetwork: true"));

    Parsed parsed = parse("kubectl get pods -A -o yaml", cut);

    assertThat(parsed.facts()).noneMatch(fact -> fact.contains("kube-proxy"));
    assertThat(parsed.facts()).anyMatch(fact -> fact.contains("coredns"));
    assertThat(parsed.unread()).hasSize(1);
  }

  @Test
  void listInJson_thatIsCutOff_tellsOfItsWholeItems() {
    String text = ListedFixture.text("kubernetes", "get-services.json");
    String cut = text.substring(0, text.indexOf("30512"));

    Parsed parsed = parse("kubectl get svc -A -o json", cut);

    assertThat(parsed.facts())
        .anyMatch(fact -> fact.contains("kube-dns"))
        .noneMatch(fact -> fact.contains("service=web"));
    assertThat(parsed.unread()).hasSize(1);
  }

  @Test
  void partThatWasLeftOut_takesAwayTheFactsThatItHides() {
    String text = ListedFixture.text("kubernetes", "get-services.yaml");
    String elided = text.replace("    externalTrafficPolicy: Local\n", "    [...]\n");

    Parsed parsed = parse("kubectl get svc -A -o yaml", elided);

    assertThat(parsed.unread()).containsExactly("[...]");
    assertThat(parsed.facts())
        .contains("k8s-service headless=false namespace=shop service=web type=LoadBalancer")
        .noneMatch(fact -> fact.startsWith("k8s-service-traffic") && fact.contains("=web"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kubectl get nodes                | k8s-node k8s-node-ready k8s-node-roles k8s-node-scheduling k8s-node-version[component=kubelet]
          kubectl get no cp-1              | k8s-node-ready[node=cp-1] k8s-node-roles[node=cp-1] k8s-node-scheduling[node=cp-1] k8s-node-version[component=kubelet,node=cp-1] k8s-node[node=cp-1]
          kubectl get ns                   | k8s-namespace
          kubectl get po -A                | k8s-pod k8s-pod-restarts k8s-pod-status
          k3s kubectl get pods -n shop     | k8s-pod-restarts[namespace=shop] k8s-pod-status[namespace=shop] k8s-pod[namespace=shop]
          kubectl get ep web --namespace=shop | k8s-endpoints-brief[namespace=shop,service=web] k8s-endpoints[namespace=shop,service=web]
          kubectl get ep -A -oyaml         | k8s-endpoints k8s-endpoints-address
          kubectl get endpointslices -A -o json | k8s-endpoint k8s-endpoint-slice k8s-endpoint-slice-service
          kubectl get deploy -A            | k8s-workload[kind=deployment]
          kubectl get ippools.crd.projectcalico.org -o yaml | calico-ip-pool
          kubectl get ipaddresspools.metallb.io -A -o yaml | metallb-pool
          """)
  void command_coversWhatItLists(String line, String expected) {
    assertThat(coverages(line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl get pods",
        "kubectl get svc -o wide",
        "kubectl get pods -A -l app=web",
        "kubectl get pods -A --field-selector spec.nodeName=worker-1",
        "kubectl get pods -A | grep web",
        "kubectl get nodes -o name",
        "kubectl get nodes -o jsonpath={.items}",
        "kubectl get nodes --unknown-option",
        "kubectl get events -A",
        "kubectl get bgppeers -o yaml",
        "kubectl get endpointslices kube-dns-9xq7l -n kube-system -o yaml"
      })
  void command_thatSelectsOrDoesNotTellItsNamespace_deniesNothing(String line) {
    assertThat(coverages(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubectl logs web", "kubectl describe svc web", "ip route", "kubectl"})
  void otherCommand_isNotRead(String line) {
    assertThat(PARSER.reads(Command.parse(line))).isFalse();
  }

  @Test
  void tableOfPods_coversTheFamilyThatItShows() {
    Command command = Command.parse("kubectl get pods -A -o wide");
    String dual = "x   y   1/1   Running   0   1d   fd00::1   worker-1   <none>   <none>\n";

    assertThat(
            PARSER
                .scope(
                    command,
                    PARSER.read(ListedFixture.text("kubernetes", "get-pods-wide.txt"), command))
                .coverages())
        .extracting(Object::toString)
        .contains("k8s-pod-address[family=inet]");
    assertThat(
            PARSER
                .scope(
                    command,
                    PARSER.read(
                        ListedFixture.text("kubernetes", "get-pods-wide.txt") + dual, command))
                .coverages())
        .extracting(Object::toString)
        .noneMatch(coverage -> coverage.startsWith("k8s-pod-address"));
  }

  @Test
  void listWithItemsTwice_andComments_forgetsNoLine() {
    String text =
        """
        apiVersion: v1
        # cut here
        items:
        -
          kind: Namespace
          apiVersion: v1
          metadata:
            name: first
        items:
        - kind: Namespace
        kind: List
        metadata:
          [resourceVersion: ""
        """;

    assertThat(
            LineAccount.forgotten(
                text, PARSER.draft(text, Command.parse("kubectl get ns -o yaml"))))
        .isEmpty();
    assertThat(parse("kubectl get ns -o yaml", text).unread())
        .contains("items:\n- kind: Namespace", "metadata:", "[resourceVersion: \"\"");
  }

  private static String coverages(String line) {
    return PARSER.scope(Command.parse(line)).coverages().stream()
        .map(Object::toString)
        .collect(joining(" "));
  }

  private static Parsed read(String command, String file) {
    return parse(command, ListedFixture.text("kubernetes", file));
  }

  private static Parsed parse(String command, String text) {
    return Parsed.by(PARSER, command, text);
  }

  @Test
  void nodeWithoutAStatus_isUnread() {
    String text =
        """
        NAME     STATUS   ROLES    AGE   VERSION
        cp-1     ,        <none>   25h   v1.32.4
        """;

    assertThat(parse("kubectl get nodes", text).unread())
        .containsExactly("cp-1     ,        <none>   25h   v1.32.4");
  }

  @Test
  void membersOfADamagedItem_areNoneOfTheList() {
    String text =
        """
        {
            "apiVersion": "v1",
            "items": [
                {
                    "kind": ,
                    "kind": "Namespace",
                    "metadata": {"name": "shop"}
                }
            ]
        }
        """;

    assertThat(String.join("\n", parse("kubectl get namespaces -o json", text).unread()))
        .contains("\"kind\": ,")
        .contains("\"kind\": \"Namespace\"");
  }
}
