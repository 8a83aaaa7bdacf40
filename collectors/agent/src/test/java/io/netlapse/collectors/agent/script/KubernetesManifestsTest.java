package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code deploy/kubernetes} and {@code deploy/helm} let the agent do, and that they agree. */
final class KubernetesManifestsTest {

  private static final Path DEPLOY = Path.of("../../deploy");
  private static final Path CHART = DEPLOY.resolve("helm/netlapse-agent");

  /** The chart has no other actions, so that substituting is all there is to rendering it. */
  private static final Pattern ACTION =
      Pattern.compile("\\{\\{ \\.(Values|Release)\\.([\\w.]+) }}");

  @Test
  void pod_seesTheNodeAndMayChangeAsLittleAsCanBe() throws Exception {
    Object spec = at(plain("DaemonSet"), "spec", "template", "spec");

    assertThat(at(spec, "hostNetwork")).isEqualTo(true);
    assertThat(at(spec, "hostPID")).isEqualTo(true);
    assertThat(at(spec, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(spec, "tolerations"))
        .as("every taint is tolerated")
        .isEqualTo(List.of(Map.of("operator", "Exists")));
    Object security = at(container(spec), "securityContext");
    assertThat(at(security, "privileged")).isEqualTo(false);
    assertThat(at(security, "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(security, "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(security, "capabilities"))
        .isEqualTo(Map.of("drop", List.of("ALL"), "add", List.of("NET_ADMIN", "NET_RAW")));
    assertThat(at(security, "seccompProfile", "type")).isEqualTo("RuntimeDefault");
    assertThat(at(container(spec), "resources", "limits")).asString().contains("cpu=", "memory=");
    assertThat(at(container(spec), "resources", "requests")).asString().contains("cpu=", "memory=");
  }

  /** The capture refuses a probe that it does not know, and then the node would be silent. */
  @Test
  void probes_areKnownAndAskNoFilesOfTheImage() throws Exception {
    Programs.assume("sh");
    Object spec = at(plain("DaemonSet"), "spec", "template", "spec");
    List<?> arguments = (List<?>) at(container(spec), "args");
    String only = String.valueOf(arguments.get(arguments.indexOf("--only") + 1));

    Process capture = new ProcessBuilder("sh", AgentScriptTest.CAPTURE, "--list").start();
    String listed = new String(capture.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(capture.waitFor()).isZero();
    List<String> known = listed.lines().map(line -> line.substring(0, line.indexOf('\t'))).toList();
    assertThat(known).containsAll(List.of(only.split(",")).stream().skip(1).toList());
    assertThat(List.of(only.split(",")))
        .startsWith("core")
        .contains("nft-list-ruleset", "iptables-legacy-save", "sysctl")
        .noneMatch(probe -> probe.endsWith("-config") || probe.endsWith("-version"))
        .doesNotContain("os-release", "resolv-conf", "etc-hosts", "ip-netns", "dpkg-log");
  }

  /** Root with the manifest's capabilities alone is told what root is told. */
  @Test
  void capabilities_areEnoughForEveryProbe() throws Exception {
    Programs.assume("setpriv", "unshare");
    assumeTrue(Files.isWritable(Path.of("/root")), "not run: it wants root");
    Object spec = at(plain("DaemonSet"), "spec", "template", "spec");
    List<?> arguments = (List<?>) at(container(spec), "args");
    String only = String.valueOf(arguments.get(arguments.indexOf("--only") + 1));
    List<?> added = (List<?>) at(container(spec), "securityContext", "capabilities", "add");
    String bounds =
        "-all"
            + added.stream()
                .map(each -> ",+" + each.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());

    Map<String, String> root = statuses("unshare", "-n", "sh", AgentScriptTest.CAPTURE, only);
    Map<String, String> bounded =
        statuses(
            "unshare",
            "-n",
            "setpriv",
            "--no-new-privs",
            "--bounding-set=" + bounds,
            "sh",
            AgentScriptTest.CAPTURE,
            only);

    assertThat(root).containsEntry("iptables-legacy-save", "0");
    assertThat(bounded).isEqualTo(root);
  }

  /** Each section's exit status, in a network namespace of its own; the last word is --only's. */
  private static Map<String, String> statuses(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(command.size() - 1, "--only");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(process.getInputStream());
    assertThat(process.waitFor()).isZero();
    Map<String, String> statuses = new TreeMap<>();
    for (BundleSection section : bundle.sections()) {
      statuses.put(section.probe().value(), String.valueOf(section.exitStatus()));
    }
    return statuses;
  }

  /** What is written is the spool and memory; all else of the node that is mounted is read. */
  @Test
  void pod_writesOnlyItsSpoolAndItsMemory() throws Exception {
    Object spec = at(plain("DaemonSet"), "spec", "template", "spec");

    for (Object mount : (List<?>) at(container(spec), "volumeMounts")) {
      Map<?, ?> fields = (Map<?, ?>) mount;
      if (!List.of("spool", "tmp").contains(fields.get("name"))) {
        assertThat(fields.get("readOnly")).as("%s", fields.get("name")).isEqualTo(true);
      }
    }
  }

  @Test
  void token_comesFromASecretAsAFile() throws Exception {
    Object spec = at(plain("DaemonSet"), "spec", "template", "spec");

    assertThat(at(container(spec), "args"))
        .asString()
        .contains("--token-file, /run/secrets/netlapse/token");
    assertThat(at(container(spec), "env")).asString().doesNotContainIgnoringCase("token");
    assertThat(at(spec, "volumes"))
        .asString()
        .contains("secret={secretName=netlapse-agent, defaultMode=" + 0400 + "}");
  }

  @Test
  void chart_saysWithItsDefaultsWhatThePlainManifestSays() throws Exception {
    for (String kind : List.of("DaemonSet", "ServiceAccount")) {
      String template = Files.readString(CHART.resolve("templates/" + file(kind)));
      String rendered = ACTION.matcher(template).replaceAll(KubernetesManifestsTest::value);

      assertThat(rendered).as("actions beyond values").doesNotContain("{{");
      Object document = new Yaml().load(rendered);
      assertThat(document).isEqualTo(plain(kind));
    }
  }

  @Test
  void kustomization_buildsWhatThePlainManifestSays() throws Exception {
    Programs.assume("kubectl");
    Process kustomize =
        new ProcessBuilder("kubectl", "kustomize", DEPLOY.resolve("kubernetes").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String built = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kustomize.waitFor()).isZero();

    for (String kind : List.of("Namespace", "ServiceAccount", "DaemonSet")) {
      assertThat(document(built, kind)).isEqualTo(plain(kind));
    }
  }

  private static String file(String kind) {
    return kind.toLowerCase(Locale.ROOT) + ".yaml";
  }

  private static String value(MatchResult action) {
    if (action.group(1).equals("Release")) {
      assertThat(action.group(2)).isEqualTo("Namespace");
      return "netlapse";
    }
    try {
      Object values = new Yaml().load(Files.readString(CHART.resolve("values.yaml")));
      return String.valueOf(at(values, action.group(2).split("\\.")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(String kind) throws IOException {
    return document(Files.readString(DEPLOY.resolve("kubernetes/daemonset.yaml")), kind);
  }

  private static Object document(String yaml, String kind) {
    return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
        .filter(document -> kind.equals(at(document, "kind")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind));
  }

  private static Object container(Object spec) {
    return ((List<?>) at(spec, "containers")).getFirst();
  }

  private static Object at(Object from, String... path) {
    Object value = from;
    for (String name : path) {
      value = ((Map<?, ?>) value).get(name);
      assertThat(value).as(String.join(".", path)).isNotNull();
    }
    return value;
  }
}
