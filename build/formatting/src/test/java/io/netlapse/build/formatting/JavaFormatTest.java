package io.netlapse.build.formatting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every Java source is as google-java-format would write it. With {@code -Dformat.fix=true} the
 * test writes it so instead of failing; {@code build/format} does just that.
 *
 * <p>A test and no plug-in, because the formatter must run on the JDK whose syntax it reads, and
 * Maven itself may run on an older one.
 */
final class JavaFormatTest {

  private static final Path ROOT = root();
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".mvn");
  private static final boolean FIX = Boolean.getBoolean("format.fix");

  @Test
  void everySource_isFormatted() throws IOException {
    var formatter = new Formatter();
    var wrong = new ArrayList<String>();
    for (Path source : sources()) {
      String old = Files.readString(source);
      String formatted;
      try {
        formatted = formatter.formatSourceAndFixImports(old);
      } catch (FormatterException e) {
        wrong.add(ROOT.relativize(source) + ": " + e.getMessage());
        continue;
      }
      if (formatted.equals(old)) {
        continue;
      }
      if (FIX) {
        Files.writeString(source, formatted);
      } else {
        wrong.add(ROOT.relativize(source).toString());
      }
    }
    assertThat(wrong).as("not in google-java-format; build/format puts it right").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // Another build may remove a temporary file under our feet; a source it cannot be.
            if (e instanceof FileSystemException && !file.toString().endsWith(".java")) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return found;
  }

  /** The folder that holds {@code .mvn}, upwards from this module. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
