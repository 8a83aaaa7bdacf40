package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;

/**
 * Reads kube-proxy's configuration (KubeProxyConfiguration, kubeproxy.config.k8s.io/v1alpha1): the
 * file that its {@code --config} names, which kubeadm keeps in a configuration map, and that map as
 * {@code kubectl get configmap kube-proxy -o yaml} shows it. A kubeconfig is not read.
 *
 * <p>Sample: {@code mode: ipvs}
 */
public final class KubeProxyConfigParser extends FilesParser {

  /** The name of kubeadm's file, in its configuration map too. */
  private static final String NAME = "config.conf";

  /** Where the file stands in the pod that kubeadm makes. */
  private static final String IN_POD = "/var/lib/kube-proxy/" + NAME;

  /** Without state. */
  public KubeProxyConfigParser() {
    super("kube-proxy-config", "kube-proxy");
  }

  @Override
  boolean isMine(String file) {
    return file.endsWith("kube-proxy/" + NAME)
        || file.endsWith("/kube-proxy-config.yaml")
        || file.endsWith("/kube-proxy-config.yml")
        || file.equals("/var/lib/kube-proxy/config.yaml");
  }

  @Override
  public boolean reads(Command command) {
    return super.reads(command) || isConfigMap(command);
  }

  /** Only what it shows: another cluster's map may be asked for. */
  @Override
  public Scope scope(Command command) {
    return isConfigMap(command) ? Scope.ONLY_SHOWN : super.scope(command);
  }

  @Override
  String firstFile(Command command) {
    return isConfigMap(command) ? IN_POD : super.firstFile(command);
  }

  private static boolean isConfigMap(Command command) {
    List<String> words = command.arguments();
    return command.program().equals("kubectl")
        && words.contains("get")
        && (words.contains("cm") || words.contains("configmap") || words.contains("configmaps"))
        && words.contains("kube-proxy")
        && (words.contains("yaml") || words.contains("-oyaml"));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    List<YamlFormat.Block> texts = YamlFormat.read(part.lines(), settings, draft);
    String kind = settings.value("kind");
    if ("ConfigMap".equals(kind) || texts.stream().anyMatch(KubeProxyConfigParser::isConfig)) {
      SettingsDraft inner = new SettingsDraft();
      texts.stream()
          .filter(KubeProxyConfigParser::isConfig)
          .forEach(text -> YamlFormat.read(text.lines(), inner, draft));
      settings.all().values().forEach(left -> left.spans().forEach(draft::understood));
      inner.writeTo(draft, owner(), part.file());
    } else if ("Config".equals(kind)) {
      settings.all().values().forEach(left -> left.spans().forEach(draft::understood));
    } else {
      settings.writeTo(draft, owner(), part.file());
    }
  }

  private static boolean isConfig(YamlFormat.Block text) {
    return text.path().endsWith("." + NAME);
  }
}
