package io.netlapse.diagnose.outputs;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.outputs.Captured.Assumed;
import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a support bundle of troubleshoot.sh has of hosts: {@code host-collectors/run-host/NAME.txt}
 * beside {@code NAME-info.json}, which tells the command; of several hosts in a folder for each.
 * The host's name is in {@code host-collectors/system/hostos_info.json}.
 */
final class SupportHosts {

  private static final String RUN = "host-collectors/run-host";
  private static final String SYSTEM = "host-collectors/system";
  private static final String OUTPUT = ".txt";
  private static final String INFO = "-info.json";
  private static final int LONGEST_INFO = 1 << 16;

  private final Path root;
  private final LooseFiles files;
  private final Set<Path> own = new HashSet<>();
  private final SortedMap<String, List<Ran>> byFolder = new TreeMap<>();

  /** A command that a host ran. */
  private record Ran(Path file, Command command, int exitStatus, String error) {}

  /**
   * Of a bundle; reads which commands were run, and no outputs yet.
   *
   * @param root where the bundle is; none of these need to be there
   * @param files reads them, and is told of what is too large
   */
  SupportHosts(Path root, LooseFiles files) throws IOException {
    this.root = root;
    this.files = files;
    Path run = root.resolve(RUN);
    for (Path file : files.in(run, 2)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(OUTPUT)) {
        String stem = name.substring(0, name.length() - OUTPUT.length());
        Path info = file.resolveSibling(stem + INFO);
        Optional<Ran> ran = ran(file, info);
        if (ran.isPresent()) {
          own.add(file);
          own.add(info);
          byFolder
              .computeIfAbsent(
                  run.relativize(file.resolveSibling("")).toString(), _ -> new ArrayList<>())
              .add(ran.get());
        }
      }
    }
  }

  /** Whether a file is one of these. */
  boolean has(Path file) {
    return own.contains(file);
  }

  /** When, where a host was asked; of several the first. */
  Optional<Instant> date() {
    for (List<Ran> host : byFolder.values()) {
      for (Ran ran : host) {
        if (ran.command().program().equals("date")) {
          Optional<Instant> told = ToldDate.of(start(ran.file()));
          if (told.isPresent()) {
            return told;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A look at each host. */
  List<Captured> read(String cluster, Instant at, Set<Assumed> assumed) throws IOException {
    List<Captured> looks = new ArrayList<>();
    for (var host : byFolder.entrySet()) {
      List<Captured.Output> outputs = new ArrayList<>();
      for (Ran ran : host.getValue()) {
        String name = root.relativize(ran.file()).toString();
        files
            .output(
                ran.file(),
                name,
                LooseFiles.probe(String.valueOf(ran.file().getFileName())),
                ran.command(),
                at)
            .map(output -> new Captured.Output(judged(output.section(), ran), name))
            .ifPresent(outputs::add);
      }
      Optional<String> node = node(host.getKey());
      Set<Assumed> guessed = EnumSet.noneOf(Assumed.class);
      guessed.addAll(assumed);
      if (node.isEmpty()) {
        guessed.add(Assumed.NODE);
      }
      looks.add(
          LooseFiles.look(
              new NodeId(cluster, node.orElse("this-node")),
              at,
              outputs,
              Captured.Origin.CAPTURED,
              guessed));
    }
    return looks;
  }

  private static Section judged(Section section, Ran ran) {
    Content error = Content.of(ran.error());
    return new Section(
        section.probe(),
        ran.command(),
        section.begin(),
        section.end(),
        ran.exitStatus(),
        SectionStatusReader.read(null, ran.command(), ran.exitStatus(), section.output(), error),
        section.output(),
        error);
  }

  /** The folder is called as its host; of one host alone its system tells it. */
  private Optional<String> node(String folder) {
    if (!folder.isEmpty()) {
      return ToldName.of(folder);
    }
    return info(root.resolve(SYSTEM).resolve("hostos_info.json"))
        .flatMap(info -> ToldName.of(info.text("name")));
  }

  private static Optional<Ran> ran(Path file, Path info) {
    return info(info)
        .filter(told -> !told.text("command").isBlank())
        .map(
            told ->
                new Ran(
                    file,
                    Command.parse(told.text("command").replaceAll("\\p{Cntrl}+", " ")),
                    status(told.text("exitCode")),
                    told.text("error")));
  }

  private static int status(String code) {
    return code.matches("[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5]") ? Integer.parseInt(code) : 1;
  }

  private static Optional<Json> info(Path file) {
    String text = start(file);
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Json.parse(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String start(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_INFO), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return ""; // it may not be read; then nobody knows the command
    }
  }
}
