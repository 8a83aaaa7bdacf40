package io.netlapse.plugins;

import io.netlapse.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest of a plug-in says.
 *
 * @param file the jar
 * @param name {@code Netlapse-Plugin}: lower-case letters, digits and {@code -}, at most 63; in
 *     metrics and messages
 * @param version {@code Implementation-Version}; empty where it is not told
 */
public record PluginJar(Path file, String name, String version) {

  static final String NAME = "Netlapse-Plugin";
  static final String SPI_VERSION = "Netlapse-Spi-Version";

  private static final Pattern NAME_SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern VERSION_SHAPE = Pattern.compile("[\\w.+-]{1,64}");

  /**
   * Reads it, and refuses what was made for another spi.
   *
   * @throws PluginException if the file is no jar, or its manifest is not that of a plug-in for us
   */
  static PluginJar read(Path file) throws PluginException {
    Attributes told = manifest(file);
    String name = told.getValue(NAME);
    if (name == null) {
      throw new PluginException(
          "%s is no plug-in: its manifest lacks %s; add it (docs/plugins.md), or move the jar out of the folder."
              .formatted(file, NAME));
    }
    if (!NAME_SHAPE.matcher(name).matches()) {
      throw new PluginException(
          "%s: its manifest has a name (%s) that is not lower-case letters, digits and '-', 63 at most; name it otherwise."
              .formatted(file, NAME));
    }
    requireSpi(file, told.getValue(SPI_VERSION));
    return new PluginJar(
        file,
        name,
        Optional.ofNullable(told.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
            .filter(version -> VERSION_SHAPE.matcher(version).matches())
            .orElse(""));
  }

  private static Attributes manifest(Path file) throws PluginException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    } catch (IOException e) {
      throw new PluginException(
          "%s cannot be read as a jar (%s); build or copy it anew, or take it away."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void requireSpi(Path file, @Nullable String told) throws PluginException {
    if (told == null) {
      throw new PluginException(
          "%s: its manifest lacks %s; add the version of spi that it was built against (%s here)."
              .formatted(file, SPI_VERSION, SpiVersion.CURRENT));
    }
    SpiVersion wanted;
    try {
      wanted = SpiVersion.parse(told);
    } catch (IllegalArgumentException e) {
      throw new PluginException(
          "%s: %s of its manifest is wrong: %s.".formatted(file, SPI_VERSION, e.getMessage()), e);
    }
    if (!SpiVersion.CURRENT.runs(wanted)) {
      throw new PluginException(
          "%s was built against spi %s and here is %s; %s."
              .formatted(
                  file,
                  wanted,
                  SpiVersion.CURRENT,
                  wanted.major() == SpiVersion.CURRENT.major()
                      ? "take a newer netlapse or an older build of the plug-in"
                      : "take a build of the plug-in for spi " + SpiVersion.CURRENT));
    }
  }
}
