package io.netlapse.plugins;

import io.netlapse.plugins.guard.Faults;
import io.netlapse.plugins.guard.Limits;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder whose files {@code *.jar} are plug-ins, one each; other files and folders are not. */
public final class PluginFolder {

  /** A folder of more is not meant. */
  private static final int MOST_JARS = 100;

  private PluginFolder() {}

  /** What became of one jar. */
  public sealed interface Opened {

    /** It can be used. */
    record Good(Plugin plugin) implements Opened {}

    /**
     * It cannot.
     *
     * @param jar which
     * @param why a sentence that names it and says what to do
     */
    record Refused(Path jar, String why) implements Opened {}
  }

  /**
   * Everything there is: what is built in, and what the {@linkplain #plugins plug-ins} of a folder
   * bring.
   *
   * @throws PluginException as there
   */
  public static Parts allParts(@Nullable Path folder, Limits limits, Faults faults)
      throws PluginException {
    return Parts.builtInAnd(plugins(folder, limits, faults));
  }

  /**
   * The plug-ins of a folder. All or none: a part that is silently missing would look like nodes on
   * which nothing is wrong.
   *
   * @param folder the folder; null for none
   * @param limits how long each call into a plug-in may take
   * @param faults is told of what fails while the parts are used
   * @throws PluginException if the folder or any jar in it cannot be used, or two bring the same
   */
  public static List<Plugin> plugins(@Nullable Path folder, Limits limits, Faults faults)
      throws PluginException {
    if (folder == null) {
      return List.of();
    }
    List<Plugin> plugins = new ArrayList<>();
    for (Opened opened : open(folder, limits, faults)) {
      plugins.add(
          switch (opened) {
            case Opened.Good(Plugin plugin) -> plugin;
            case Opened.Refused(_, String why) -> throw new PluginException(why);
          });
    }
    return List.copyOf(plugins);
  }

  /**
   * Opens each jar of a folder.
   *
   * @return by the names of their files; empty for an empty folder
   * @throws PluginException if the folder cannot be read, or anybody may write into it
   */
  public static List<Opened> open(Path folder, Limits limits, Faults faults)
      throws PluginException {
    Clashes clashes = new Clashes(Parts.builtIn());
    List<Opened> opened = new ArrayList<>();
    for (Path jar : jars(folder)) {
      try {
        Plugin plugin = Plugin.open(PluginJar.read(jar), limits, faults);
        Optional<String> clash = clashes.claim(plugin);
        opened.add(
            clash.isPresent() ? new Opened.Refused(jar, clash.get()) : new Opened.Good(plugin));
      } catch (PluginException e) {
        opened.add(new Opened.Refused(jar, String.valueOf(e.getMessage())));
      }
    }
    return List.copyOf(opened);
  }

  private static List<Path> jars(Path folder) throws PluginException {
    if (!Files.isDirectory(folder)) {
      throw new PluginException(
          "The folder of plug-ins, %s, is not there; make it or name another.".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      requireOurs(folder);
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().endsWith(".jar"))
              .filter(Files::isRegularFile)
              .limit(MOST_JARS + 1L)
              .sorted()
              .toList();
      if (jars.size() > MOST_JARS) {
        throw new PluginException(
            "The folder of plug-ins, %s, has more than %d jars; name one with fewer."
                .formatted(folder, MOST_JARS));
      }
      for (Path jar : jars) {
        requireOurs(jar);
      }
      return jars;
    } catch (IOException e) {
      throw new PluginException(
          "The folder of plug-ins, %s, cannot be read (%s); see to its permissions."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Whoever can write a plug-in can do all that this process can. */
  private static void requireOurs(Path path) throws IOException, PluginException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new PluginException(
          "Anybody may write to %s, and what is in it runs with our rights; chmod o-w it."
              .formatted(path));
    }
  }
}
