package io.netlapse.diagnose.outputs;

import io.netlapse.spi.bundle.BundleSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which file a section of a folder was read from. A bundle knows the probe only, whose id upload
 * makes of the file's name; here the way back, so that a person is told a name that can be opened.
 */
public final class OutputFiles {

  private static final String SUFFIX = ".txt";

  private final Map<String, String> byProbe = new HashMap<>();

  private OutputFiles() {}

  /**
   * The output files of a node in a folder, be it the node's own or one for many.
   *
   * @param prefixes what the names of its files begin with, up to the first dot
   */
  static OutputFiles in(Path folder, Set<String> prefixes) throws IOException {
    OutputFiles files = new OutputFiles();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.endsWith(".stderr" + SUFFIX))
          .sorted()
          .forEach(name -> files.add(name, prefixes));
    }
    return files;
  }

  /** The file's name; the probe's where two files could be meant. */
  String of(BundleSection section) {
    String probe = section.probe().value();
    return byProbe.getOrDefault(probe, probe);
  }

  private void add(String name, Set<String> prefixes) {
    String stem = name.substring(0, name.length() - SUFFIX.length());
    int dot = stem.indexOf('.');
    boolean isOwn = dot > 0 && prefixes.contains(stem.substring(0, dot));
    String own = isOwn ? stem.substring(dot + 1) : stem;
    String probe = own.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    if (byProbe.putIfAbsent(probe, name) != null) {
      byProbe.put(probe, probe);
    }
  }
}
