package io.netlapse.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.SpiVersion;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A jar as a stranger makes it: his sources, compiled against spi and nothing else. */
public final class TestJar {

  private final Map<String, @Nullable String> manifest = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final Set<String> leftOut = new HashSet<>();

  /** A plug-in of this name, for the spi that is here. */
  public TestJar(String name) {
    manifest(PluginJar.NAME, name);
    manifest(PluginJar.SPI_VERSION, SpiVersion.CURRENT.toString());
    manifest("Implementation-Version", "1.2");
  }

  /** A line of the manifest; null takes it out. */
  public TestJar manifest(String name, @Nullable String value) {
    manifest.put(name, value);
    return this;
  }

  /** Names a class in META-INF/services. */
  public TestJar service(Class<?> service, String implementation) {
    return text("META-INF/services/" + service.getName(), implementation);
  }

  /** A file in the jar. */
  public TestJar text(String name, String text) {
    texts.put(name, text);
    return this;
  }

  /** A class, by its full name. */
  public TestJar source(String name, String java) {
    sources.add(new Source(name, java));
    return this;
  }

  /** A class that is compiled and forgotten when the jar is made. */
  public TestJar without(String name) {
    leftOut.add(name.replace('.', '/') + ".class");
    return this;
  }

  /** Every Java source below a folder. */
  public TestJar sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String name = folder.relativize(file).toString();
        source(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
    return this;
  }

  /** Makes it. */
  public Path in(Path folder, String fileName) throws IOException {
    Path classes = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "classes");
    compile(classes);
    Path file = folder.resolve(fileName);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest())) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        add(jar, text.getKey(), text.getValue().getBytes(UTF_8));
      }
      try (Stream<Path> compiled = Files.walk(classes)) {
        for (Path each : compiled.filter(Files::isRegularFile).sorted().toList()) {
          String name = classes.relativize(each).toString();
          if (!leftOut.contains(name)) {
            add(jar, name, Files.readAllBytes(each));
          }
        }
      }
    }
    return file;
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    StringWriter said = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    boolean done =
        javac
            .getTask(
                said,
                null,
                null,
                List.of("-d", classes.toString(), "-cp", spi(), "-proc:none"),
                null,
                sources)
            .call();
    if (!done) {
      throw new IllegalStateException("the plug-in does not compile:\n" + said);
    }
  }

  /** Where spi was loaded from, and nullness annotations. */
  private static String spi() {
    return String.join(
        File.pathSeparator,
        Stream.of(SpiVersion.class, NullMarked.class).map(TestJar::place).toList());
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Manifest manifest() {
    Manifest told = new Manifest();
    told.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(
        (name, value) -> {
          if (value != null) {
            told.getMainAttributes().putValue(name, value);
          }
        });
    return told;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String java;

    Source(String name, String java) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.java = java;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return java;
    }
  }
}
