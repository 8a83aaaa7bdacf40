package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.text.Style;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.NodeId;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what lies here already: bundles, reports of sos, folders, archives, texts. They are read
 * where they are, so that of a large report only what a parser reads leaves the machine, and a
 * question is asked before anything does.
 *
 * <p>Options: {@code at} tells when the outputs were taken that do not tell it (RFC 3339); {@code
 * node} whose they are; {@code report} is {@code text} or {@code json}.
 */
public final class UploadCollector implements Collector {

  private final Consumer<String> out;

  /** Prints its report on standard output. */
  public UploadCollector() {
    this(
        report -> {
          PrintStream utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
          utf8.print(report);
          utf8.flush();
        });
  }

  /**
   * Tells its report to somebody.
   *
   * @param out called once, on the collecting thread, also where not all was delivered
   */
  UploadCollector(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public String name() {
    return "upload";
  }

  @Override
  public String summary() {
    return "uploads what is there already: bundles, sosreports, archives, folders, pastes";
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    if (settings.arguments().isEmpty()) {
      throw new CollectException(
          "There is nothing to upload. Name bundles, reports of sos, archives, folders or texts.");
    }
    boolean isJson = isJson(settings.option("report"));
    Upload upload = read(settings);
    List<Fate> fates = new ArrayList<>();
    try {
      for (Recorded snapshot : upload.snapshots()) {
        sink.deliver(capture(snapshot));
        fates.add(new Fate(Fate.Outcome.DELIVERED, null, null));
      }
    } finally {
      UploadReport report = new UploadReport(upload, fates);
      out.accept(
          isJson
              ? UploadJson.of(report).indented() + "\n"
              : UploadText.of(report, new Style(false)));
    }
  }

  private static Upload read(Settings settings) throws CollectException {
    String node = node(settings.option("node"));
    Upload upload;
    try {
      Probes probes =
          Probes.of(
              ServiceLoader.load(SectionParser.class).stream()
                  .map(ServiceLoader.Provider::get)
                  .toList());
      List<Path> paths = settings.arguments().stream().map(Path::of).toList();
      upload =
          new Uploading(probes).read(Inputs.read(paths, at(settings.option("at")), probes), node);
    } catch (InputException e) {
      throw new CollectException(String.valueOf(e.getMessage()), e);
    }
    requireAnswers(upload);
    if (node != null) {
      requireOneNode(upload);
    }
    return upload;
  }

  /** All questions at once: who answers one by one loses patience. */
  private static void requireAnswers(Upload upload) throws CollectException {
    if (upload.questions().isEmpty()) {
      return;
    }
    String asked =
        upload.questions().stream().map(Upload.Question::text).collect(Collectors.joining("; "));
    String answers =
        upload.questions().stream()
            .map(Upload.Question::lacks)
            .distinct()
            .sorted()
            .map(
                lacks ->
                    switch (lacks) {
                      case NODE -> "--node NAME";
                      case INSTANT -> "-O at=2026-11-21T11:40:00Z";
                    })
            .collect(Collectors.joining(" and "));
    throw new CollectException(
        "Nothing was uploaded, for something has to be known: %s. Tell it with %s."
            .formatted(asked, answers));
  }

  /** What is pushed is called as the option says, all of it. */
  private static void requireOneNode(Upload upload) throws CollectException {
    TreeSet<String> nodes =
        upload.snapshots().stream()
            .map(Recorded::node)
            .collect(Collectors.toCollection(TreeSet::new));
    if (nodes.size() > 1) {
      throw new CollectException(
          "--node names one node, and there are %d: %s. Upload them apart, or without it."
              .formatted(nodes.size(), String.join(", ", nodes)));
    }
  }

  private static Capture capture(Recorded snapshot) throws CollectException {
    String source = "%s at %s".formatted(snapshot.node(), snapshot.at());
    try {
      return new Capture(source, BundleWriter.toContent(snapshot.bundle()), Capture.Age.RECORDED);
    } catch (IllegalArgumentException e) {
      throw new CollectException("%s makes no snapshot: %s.".formatted(source, e.getMessage()), e);
    }
  }

  private static boolean isJson(Optional<String> option) throws CollectException {
    return switch (option.orElse("text")) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new CollectException("'report' is text or json.");
    };
  }

  private static @Nullable String node(Optional<String> option) throws CollectException {
    try {
      return option.isEmpty() ? null : NodeId.requireName("node", option.get());
    } catch (IllegalArgumentException e) {
      throw new CollectException(e.getMessage() + ".", e);
    }
  }

  private static @Nullable Instant at(Optional<String> option) throws CollectException {
    if (option.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(option.get()).toInstant();
    } catch (DateTimeException e) {
      throw new CollectException(
          "'at' is no RFC 3339 time. Write it as 2026-11-21T11:40:00Z or"
              + " 2026-11-21T12:40:00+01:00.",
          e);
    }
  }
}
