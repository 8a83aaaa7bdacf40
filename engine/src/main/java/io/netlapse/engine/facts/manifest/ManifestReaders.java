package io.netlapse.engine.facts.manifest;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The readers of the objects of an output. An object that none of them reads is unread. Immutable,
 * safe for many threads.
 *
 * @param readers in the order in which they are asked
 */
public record ManifestReaders(List<ManifestReader> readers) {

  /**
   * What has a status whenever the API server tells of it: one without was cut off, as its members
   * come in alphabetical order.
   */
  private static final Set<String> WITH_STATUS = Set.of("Node", "Pod", "Service", "Namespace");

  /** Copies the list. */
  public ManifestReaders {
    readers = List.copyOf(readers);
  }

  /** The readers given. */
  public static ManifestReaders of(ManifestReader... readers) {
    return new ManifestReaders(List.of(readers));
  }

  /** The kinds of facts that they can give, each once. */
  public List<FactKind> kinds() {
    return readers.stream().flatMap(reader -> reader.kinds().stream()).distinct().toList();
  }

  /** Reads an output in JSON or YAML. */
  public void read(String text, ReadingDraft draft) {
    read(text, draft, UnaryOperator.identity());
  }

  /**
   * Reads an output in JSON or YAML.
   *
   * @param completion gives an object what the command tells of it and an excerpt does not
   */
  public void read(String text, ReadingDraft draft, UnaryOperator<Manifest> completion) {
    Manifests manifests = Manifests.of(text);
    ManifestDraft account = new ManifestDraft(draft, manifests.damaged());
    manifests.besides().forEach(account::understood);
    for (Manifest object : manifests.objects()) {
      Manifest manifest = completion.apply(object);
      if (isCutOff(manifest)) {
        account.damage(lastLine(text, manifest.root().span()));
      }
      read(manifest, account);
    }
    account.end(text);
  }

  /** Reads objects that were found in an output of another form than JSON and YAML. */
  public void read(List<Manifest> objects, String text, ReadingDraft draft) {
    ManifestDraft account = new ManifestDraft(draft, List.of());
    objects.forEach(object -> read(object, account));
    account.end(text);
  }

  private void read(Manifest manifest, ManifestDraft account) {
    readers.stream()
        .filter(reader -> reader.reads(manifest))
        .findFirst()
        .ifPresentOrElse(
            reader -> reader.read(manifest, account), () -> account.unread(manifest.root().span()));
  }

  private static boolean isCutOff(Manifest manifest) {
    return manifest.apiVersion().equals("v1")
        && WITH_STATUS.contains(manifest.kind())
        && manifest.root().member("status").isEmpty();
  }

  private static Span lastLine(String text, Span span) {
    int newline = text.lastIndexOf('\n', Math.max(span.end() - 1, 0));
    return new Span(Math.max(span.start(), newline + 1), span.end());
  }
}
