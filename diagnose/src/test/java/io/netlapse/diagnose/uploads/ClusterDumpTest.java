package io.netlapse.diagnose.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools fetched of a cluster, in the layout of each: made by hand, no third party's. */
final class ClusterDumpTest {

  private static final Probes PROBES = Diagnosing.withAllThereIs().probes();
  private static final Instant AT = Instant.parse("2026-11-21T11:40:00Z");

  private static final String NODES =
      """
      {
          "kind": "NodeList",
          "apiVersion": "v1",
          "metadata": {
              "resourceVersion": "7"
          },
          "items": [
              {
                  "metadata": {
                      "name": "worker-1"
                  },
                  "spec": {
                      "podCIDR": "10.244.1.0/24"
                  },
                  "status": {
                      "addresses": [
                          {
                              "type": "InternalIP",
                              "address": "192.0.2.11"
                          }
                      ]
                  }
              }
          ]
      }
      """;

  private static final String SERVICES =
      """
      {
          "kind": "ServiceList",
          "apiVersion": "v1",
          "metadata": {},
          "items": [
              {
                  "metadata": {
                      "name": "kube-dns",
                      "namespace": "kube-system"
                  },
                  "spec": {
                      "clusterIP": "10.96.0.10",
                      "type": "ClusterIP",
                      "ports": [
                          {
                              "name": "dns",
                              "protocol": "UDP",
                              "port": 53
                          }
                      ]
                  }
              }
          ]
      }
      """;

  private static final String NODE_YAML =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: worker-1
      spec:
        podCIDR: 10.244.1.0/24
      status:
        addresses:
        - address: 192.0.2.11
          type: InternalIP
      """;

  @TempDir private Path folder;

  @Test
  void supportBundle_tellsItsHost_andAsksWhereTheApiServersAnswersBelong() throws Exception {
    String top = "support-bundle-2026-11-21T11_40_00/";
    file(top + "version.yaml", "version: 0.100.0\n");
    file(top + "cluster-resources/nodes.json", NODES);
    file(top + "cluster-resources/services/kube-system.json", SERVICES);
    file(top + "cluster-resources/image-pull-secrets/default/x.json", "{}");
    file(top + "node-metrics/worker-1.json", "{}");
    file(top + "host-collectors/system/hostos_info.json", "{\"name\":\"worker-1\"}");
    file(top + "host-collectors/run-host/date.txt", "Sat Nov 21 11:40:00 UTC 2026\n");
    file(
        top + "host-collectors/run-host/date-info.json",
        "{\"command\":\"/usr/bin/date\",\"exitCode\":\"0\",\"error\":\"\"}");
    file(top + "host-collectors/run-host/rules.txt", "0:\tfrom all lookup local\n");
    file(
        top + "host-collectors/run-host/rules-info.json",
        "{\"command\":\"/usr/sbin/ip rule\",\"exitCode\":\"0\",\"error\":\"\"}");

    Upload asked = read(null, null);
    assertThat(asked.questions())
        .extracting(Upload.Question::lacks)
        .containsOnly(Upload.Lacks.NODE);
    assertThat(asked.snapshots()).extracting(Recorded::node).containsExactly("worker-1");

    Upload told = read(null, "api");
    assertThat(told.snapshots())
        .extracting(Recorded::node, Recorded::at, ClusterDumpTest::commands)
        .containsExactly(
            tuple(
                "api",
                AT,
                List.of(
                    "kubectl get nodes -o json", "kubectl get services -n kube-system -o json")),
            tuple("worker-1", AT, List.of("/usr/bin/date", "/usr/sbin/ip rule")));
    assertThat(told.passedOver()).isEqualTo(4);
    assertAllRead(told);
  }

  @Test
  void supportBundleOfSeveralHosts_hasAFolderForEach() throws Exception {
    for (String host : List.of("worker-1", "worker-2")) {
      String run = "host-collectors/run-host/" + host + "/";
      file(run + "rules.txt", "Cannot open netlink socket: Operation not permitted\n");
      file(
          run + "rules-info.json",
          "{\"command\":\"ip rule\",\"exitCode\":\"1\",\"error\":\"Operation not permitted\"}");
    }
    Upload upload = read(AT, null);
    assertThat(upload.snapshots())
        .extracting(Recorded::node)
        .containsExactly("worker-1", "worker-2");
    assertThat(upload.snapshots().getFirst().sections().getFirst().status().word())
        .isEqualTo("denied");
  }

  @Test
  void mustGather_tellsItsTime() throws Exception {
    String image = "must-gather.local.123/quay-io-origin-must-gather-sha256-0a1b/";
    file(
        "must-gather.local.123/timestamp",
        """
        2026-11-21 11:40:00.5 +0000 UTC m=+0.1
        2026-11-21 11:44:00.5 +0000 UTC m=+240.1
        """);
    file(image + "version", "4.16\n");
    file(image + "cluster-scoped-resources/core/nodes/worker-1.yaml", NODE_YAML);
    file(
        image + "namespaces/kube-system/core/services.yaml",
        "apiVersion: v1\nkind: ServiceList\nitems: []\n");
    file(image + "namespaces/kube-system/core/secrets.yaml", "kind: SecretList\n");
    file(
        image + "network_logs/get_svc",
        """
        NAMESPACE   NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
        default     kubernetes   ClusterIP   10.96.0.1    <none>        443/TCP   9d
        """);
    file(image + "host_service_logs/masters/kubelet_service.log", "-- Logs begin --\n");

    Upload upload = read(null, "api");

    assertThat(upload.snapshots())
        .extracting(Recorded::node, Recorded::at, ClusterDumpTest::commands)
        .containsExactly(
            tuple(
                "api",
                AT,
                List.of(
                    "kubectl get nodes worker-1 -o yaml",
                    "kubectl get services -n kube-system -o yaml",
                    "kubectl get svc -A")));
    assertThat(upload.passedOver()).isEqualTo(3);
    assertThat(upload.snapshots().getFirst().outputs())
        .filteredOn(output -> output.section().command().text().contains("nodes"))
        .allSatisfy(output -> assertThat(output.facts()).isPositive());
  }

  @Test
  void dumpOfClusterInfo_inAFolderAndInOneText_saysTheSame() throws Exception {
    file("dump/nodes.json", NODES);
    file("dump/kube-system/services.json", SERVICES);
    file("dump/kube-system/etcd-a/logs.txt", "==== START logs for container etcd ====\n");

    Recorded folders = read(AT, "api").snapshots().getFirst();
    Recorded text =
        new Uploading(PROBES)
            .read(
                Inputs.read(
                    new ByteArrayInputStream(
                        (NODES
                                + SERVICES
                                + "==== START logs for container etcd of pod kube-system/etcd-a"
                                + " ====\n"
                                + "{\n"
                                + "} no object\n"
                                + "==== END logs for container etcd of pod kube-system/etcd-a"
                                + " ====\n")
                            .getBytes(UTF_8)),
                    "dump.json",
                    AT,
                    PROBES,
                    UnpackLimits.DEFAULT),
                "api")
            .snapshots()
            .getFirst();

    assertThat(commands(folders))
        .containsExactlyInAnyOrder(
            "kubectl get nodes -o json", "kubectl get services -n kube-system -o json");
    assertThat(commands(text)).containsExactlyInAnyOrderElementsOf(commands(folders));
    assertThat(facts(text)).isEqualTo(facts(folders)).isPositive();
  }

  private static void assertAllRead(Upload upload) {
    assertThat(upload.snapshots())
        .flatExtracting(Recorded::outputs)
        .filteredOn(output -> output.section().command().text().contains("get"))
        .allSatisfy(output -> assertThat(output.facts()).isPositive());
  }

  private static int facts(Recorded snapshot) {
    return snapshot.outputs().stream().mapToInt(Recorded.Output::facts).sum();
  }

  private static List<String> commands(Recorded snapshot) {
    return snapshot.sections().stream().map(section -> section.command().text()).toList();
  }

  private Upload read(@Nullable Instant at, @Nullable String node) throws InputException {
    return new Uploading(PROBES).read(Inputs.read(List.of(folder), at, PROBES), node);
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
