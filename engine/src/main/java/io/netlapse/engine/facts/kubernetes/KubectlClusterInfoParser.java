package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ClusterEndpoint;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code kubectl cluster-info}, with the colours of a terminal or without. A sample line:
 *
 * <pre>{@code Kubernetes control plane is running at https://192.168.50.10:6443}</pre>
 */
public final class KubectlClusterInfoParser extends LineParser {

  private static final String RUNNING = " is running at ";

  /** For {@link java.util.ServiceLoader}. */
  public KubectlClusterInfoParser() {
    super("kubectl-cluster-info", 1, ClusterEndpoint.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return KubectlCommand.of(command)
        .filter(known -> known.verb().equals("cluster-info") && known.arguments().isEmpty())
        .isPresent();
  }

  @Override
  public Scope scope(Command command) {
    boolean whole = KubectlCommand.of(command).filter(KubectlCommand::known).isPresent();
    return whole ? super.scope(command) : Scope.ONLY_SHOWN;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = withoutColours(line.content()).strip();
    int at = content.indexOf(RUNNING);
    String component = at < 0 ? "" : content.substring(0, at).strip();
    String url = at < 0 ? "" : content.substring(at + RUNNING.length()).strip();
    if (!component.isEmpty() && url.startsWith("http")) {
      String name = component.equals("Kubernetes master") ? "Kubernetes control plane" : component;
      draft.fact(new ClusterEndpoint(name, url).toFact(), line.span());
    } else if (content.startsWith("To further debug and diagnose cluster problems")) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  /** Without what begins with an escape and ends with {@code m} (ECMA-48, SGR). */
  private static String withoutColours(String content) {
    if (content.indexOf('\u001b') < 0) {
      return content;
    }
    StringBuilder plain = new StringBuilder(content.length());
    boolean escaped = false;
    for (int at = 0; at < content.length(); at++) {
      char c = content.charAt(at);
      if (c == '\u001b') {
        escaped = true;
      } else if (!escaped) {
        plain.append(c);
      } else if (c == 'm') {
        escaped = false;
      }
    }
    return plain.toString();
  }
}
