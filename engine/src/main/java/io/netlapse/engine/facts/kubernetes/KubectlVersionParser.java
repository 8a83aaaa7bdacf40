package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonDocuments;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.yaml.YamlDocuments;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.ClusterVersion;
import io.netlapse.spi.snapshot.Command;
import java.util.Locale;
import java.util.Set;

/**
 * Reads {@code kubectl version}, {@code -o yaml}, {@code -o json}, {@code --short}, and what it
 * printed before 1.28. Sample lines:
 *
 * <pre>{@code
 * Server Version: v1.26.3
 * Server Version: version.Info{Major:"1", Minor:"20", GitVersion:"v1.20.2", GitCommit:"faecb19"}
 * }</pre>
 */
public final class KubectlVersionParser extends OutputParser {

  private static final String GIT = "GitVersion:\"";
  private static final Set<String> FORMS = Set.of("", "yaml", "json");

  /** For {@link java.util.ServiceLoader}. */
  public KubectlVersionParser() {
    super("kubectl-version", 1, ClusterVersion.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return KubectlCommand.of(command).filter(known -> known.verb().equals("version")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    boolean whole =
        KubectlCommand.of(command)
            .filter(known -> known.known() && FORMS.contains(known.output()))
            .isPresent();
    return command.filtered() || !whole
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.all(ClusterVersion.KIND));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (JsonDocuments.looksLike(text)) {
      JsonDocuments documents = JsonDocuments.of(text);
      documents.damaged().forEach(draft::unread);
      documents.objects().forEach(object -> object(object, draft));
    } else if (text.startsWith("clientVersion:") || text.contains("\nclientVersion:")) {
      YamlDocuments documents = YamlDocuments.of(text);
      documents.besides().forEach(draft::understood);
      for (Span span : documents.damaged()) {
        if (isRemark(span.of(text))) {
          draft.understood(span);
        } else {
          draft.unread(span);
        }
      }
      for (var document : documents.documents()) {
        if (document instanceof JsonObject object) {
          object(object, draft);
        } else {
          draft.unread(document.span());
        }
      }
    } else {
      Line.of(text).forEach(line -> line(line, draft));
    }
  }

  private static void object(JsonObject versions, ReadingDraft draft) {
    for (JsonMember member : versions.members()) {
      switch (member.name()) {
        case "clientVersion" -> build("client", member, draft);
        case "serverVersion" -> build("server", member, draft);
        case "kustomizeVersion" -> fact("kustomize", member.value().word(), member.span(), draft);
        case "WARNING" -> draft.understood(member.span());
        default -> draft.unread(member.span());
      }
    }
  }

  private static void build(String component, JsonMember member, ReadingDraft draft) {
    String version =
        member.value() instanceof JsonObject object ? Tree.text(object, "gitVersion") : "";
    fact(component, version, member.span(), draft);
  }

  private static void fact(String component, String version, Span span, ReadingDraft draft) {
    if (version.isEmpty()) {
      draft.unread(span);
    } else {
      draft.fact(new ClusterVersion(component, Texts.version(version)).toFact(), span);
    }
  }

  private static void line(Line line, ReadingDraft draft) {
    String content = line.content();
    int colon = content.indexOf(" Version: ");
    String side = colon < 0 ? "" : content.substring(0, colon);
    String value = colon < 0 ? "" : content.substring(colon + " Version: ".length()).strip();
    switch (side) {
      case "Client", "Server", "Kustomize" ->
          fact(side.toLowerCase(Locale.ROOT), word(value), line.span(), draft);
      default -> {
        if (isRemark(content)) {
          draft.understood(line.span());
        } else {
          draft.unread(line.span());
        }
      }
    }
  }

  private static String word(String value) {
    if (!value.startsWith("version.Info{") && !value.startsWith("&version.Info{")) {
      return value.indexOf(' ') < 0 ? value : "";
    }
    int from = value.indexOf(GIT);
    int to = from < 0 ? -1 : value.indexOf('"', from + GIT.length());
    return to < 0 ? "" : value.substring(from + GIT.length(), to);
  }

  private static boolean isRemark(String content) {
    return content.startsWith("WARNING: version difference between ")
        || content.startsWith("WARNING: This version information is deprecated")
        || content.startsWith("Flag --short has been deprecated");
  }
}
