package io.netlapse.engine.facts.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.ListedFixture;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers of kubectl's other commands. */
final class KubectlParsersTest {

  private static final SectionParser DESCRIBE = new KubectlDescribeParser();
  private static final SectionParser VERSION = new KubectlVersionParser();
  private static final SectionParser INFO = new KubectlClusterInfoParser();

  @Test
  void descriptionOfNodes_givesTheFactsOfYaml() {
    List<String> yaml =
        Parsed.by(
                new KubectlGetParser(),
                "kubectl get nodes -o yaml",
                ListedFixture.text("kubernetes", "get-nodes.yaml"))
            .facts();
    Parsed described =
        Parsed.by(
            DESCRIBE,
            "kubectl describe nodes",
            ListedFixture.text("kubernetes", "describe-nodes.txt"));

    assertThat(described.unread()).isEmpty();
    assertThat(described.facts()).containsExactlyInAnyOrderElementsOf(yaml);
  }

  @Test
  void descriptionOfPods_givesFactsOfYaml() {
    List<String> yaml =
        Parsed.by(
                new KubectlGetParser(),
                "kubectl get pods -A -o yaml",
                ListedFixture.text("kubernetes", "get-pods.yaml"))
            .facts();
    Parsed described =
        Parsed.by(
            DESCRIBE,
            "kubectl describe pods -n shop",
            ListedFixture.text("kubernetes", "describe-pods.txt"));

    assertThat(described.unread()).isEmpty();
    assertThat(described.facts())
        .isSubsetOf(yaml)
        .contains(
            "k8s-pod-address address=fd00:10:244:1::7 family=inet6 namespace=shop pod=cart-0",
            "k8s-pod-host-address address=192.168.50.11 namespace=shop pod=cart-0",
            "k8s-pod-owner kind=StatefulSet name=cart namespace=shop pod=cart-0");
  }

  @Test
  void descriptionOfServices_givesWhatItShows() {
    Parsed described =
        Parsed.by(
            DESCRIBE,
            "kubectl -n shop describe services",
            """
            Name:                     edge
            Namespace:                shop
            Labels:                   app=edge
            Annotations:              metallb.io/ip-allocated-from-pool: public
                                      example.com/owner: shop
            Selector:                 tier=front,app=edge
            Type:                     LoadBalancer
            IP Family Policy:         PreferDualStack
            IP Families:              IPv4,IPv6
            IP:                       10.96.71.8
            IPs:                      10.96.71.8,fd00:10:96::8
            LoadBalancer Ingress:     203.0.113.20 (VIP)
            Port:                     http  80/TCP
            TargetPort:               8080/TCP
            NodePort:                 http  31422/TCP
            Endpoints:                10.244.3.7:8080,10.244.3.8:8080 + 1 more...
            Port:                     dns  53/UDP
            TargetPort:               53/UDP
            Session Affinity:         None
            External Traffic Policy:  Local
            Internal Traffic Policy:  Cluster
            HealthCheck NodePort:     31552
            Events:
              Type    Reason        Age   From             Message
              ----    ------        ----  ----             -------
              Normal  nodeAssigned  41m   metallb-speaker  announcing from node "worker-1" with protocol "bgp"

            Name:              inner
            Namespace:         shop
            Selector:          <none>
            Type:              ClusterIP
            IP:                None
            Session Affinity:  None
            Events:            <none>
            """);

    assertThat(described.unread()).isEmpty();
    assertThat(described.facts())
        .doesNotHaveDuplicates()
        .contains(
            "k8s-service headless=false namespace=shop service=edge type=LoadBalancer",
            "k8s-service-cluster-address address=10.96.71.8 family=inet namespace=shop"
                + " service=edge",
            "k8s-service-cluster-address address=fd00:10:96::8 family=inet6 namespace=shop"
                + " service=edge",
            "k8s-service-external address=203.0.113.20 kind=load-balancer namespace=shop"
                + " service=edge",
            "k8s-service-port-brief namespace=shop node-port=31422 port=80 protocol=tcp"
                + " service=edge",
            "k8s-service-port-brief namespace=shop port=53 protocol=udp service=edge",
            "k8s-service-policy-brief external=Local namespace=shop service=edge",
            "k8s-service-selector namespace=shop selector=\"app=edge,tier=front\" service=edge",
            "k8s-service headless=true namespace=shop service=inner type=ClusterIP")
        .anyMatch(fact -> fact.startsWith("k8s-event ") && fact.contains("reason=nodeAssigned"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe-nodes.txt", "describe-pods.txt"})
  void everyLineOfADescription_isAFactOrUnderstood(String file) {
    ListedFixture fixture =
        ListedFixture.of("kubernetes").stream()
            .filter(one -> one.file().equals(file))
            .findFirst()
            .orElseThrow();

    assertThat(fixture.forgotten(new KubectlDescribeParser()::draft)).isEmpty();
  }

  @Test
  void eventsOfADescription_areFactsWithoutTheirAge() {
    String text =
        """
        Name:         web
        Namespace:    shop
        Events:
          Type     Reason     Age                From     Message
          ----     ------     ----               ----     -------
          Warning  Unhealthy  2m (x15 over 40m)  kubelet  Readiness probe failed: HTTP 503
        """;

    assertThat(Parsed.by(DESCRIBE, "kubectl describe pod web -n shop", text))
        .isEqualTo(
            Parsed.by(
                DESCRIBE,
                "kubectl describe pod web -n shop",
                text.replace("2m (x15 over 40m)", "9m (x22 over 47m)")))
        .extracting(Parsed::facts)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains(
            "k8s-event message=\"Readiness probe failed: HTTP 503\" namespace=shop object=pod/web"
                + " reason=Unhealthy type=Warning");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kubectl version         | version.txt
          kubectl version -o yaml | version.yaml
          kubectl version -o json | version.json
          """)
  void version_isTheSameInEveryForm(String command, String file) {
    Parsed parsed = Parsed.by(VERSION, command, ListedFixture.text("kubernetes", file));

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactlyInAnyOrder(
            "k8s-version component=client version=1.32.4-dispatcher",
            "k8s-version component=kustomize version=5.5.0",
            "k8s-version component=server version=1.32.4");
  }

  @Test
  void version_ofOldKubectl_isRead() {
    String text =
        """
        Client Version: version.Info{Major:"1", Minor:"20", GitVersion:"v1.20.2", GitCommit:"faecb19"}
        Server Version: version.Info{Major:"1", Minor:"19", GitVersion:"v1.19.7", GitCommit:"1dd5338"}
        WARNING: version difference between client (1.20) and server (1.19) exceeds
        The connection to the server was refused
        """;

    Parsed parsed = Parsed.by(VERSION, "kubectl version", text);

    assertThat(parsed.facts())
        .containsExactly(
            "k8s-version component=client version=1.20.2",
            "k8s-version component=server version=1.19.7");
    assertThat(parsed.unread()).containsExactly("The connection to the server was refused");
  }

  @Test
  void clusterInfo_hasOneNameForTheMaster_andNoColours() {
    String text =
        "\u001b[0;32mKubernetes master\u001b[0m is running at"
            + " \u001b[0;33mhttps://10.0.0.1:6443\u001b[0m\n\n"
            + "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";

    assertThat(Parsed.by(INFO, "kubectl cluster-info", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "k8s-cluster-endpoint component=\"Kubernetes control plane\""
                        + " url=https://10.0.0.1:6443"),
                List.of()));
  }

  @Test
  void description_ofOneNode_coversThatNode() {
    assertThat(DESCRIBE.scope(Command.parse("kubectl describe node cp-1")).coverages())
        .hasSize(15)
        .allMatch(coverage -> coverage.where().get("node").equals("cp-1"));
    assertThat(DESCRIBE.scope(Command.parse("kubectl describe node cp-1 | head")))
        .isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void linesBelowAFieldOfOneLine_areUnread() {
    String text =
        """
        Name:         job-x
              Exit Code:    0
        Namespace:    shop
            Ready:          False
        Node:         <none>
          left:       over
        """;

    assertThat(Parsed.by(DESCRIBE, "kubectl describe pod job-x", text))
        .isEqualTo(
            new Parsed(
                List.of("k8s-pod namespace=shop pod=job-x"),
                List.of(
                    "      Exit Code:    0", "    Ready:          False", "  left:       over")));
  }

  @Test
  void taintsThatBeginBelowTheirField_areRead() {
    String text =
        """
        Name:    cp-1
        Taints:
                 node-role.kubernetes.io/control-plane:NoSchedule
        """;

    assertThat(Parsed.by(DESCRIBE, "kubectl describe node cp-1", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "k8s-node node=cp-1",
                    "k8s-node-taint effect=NoSchedule key=node-role.kubernetes.io/control-plane"
                        + " node=cp-1"),
                List.of()));
  }
}
