package io.netlapse.build.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No test is skipped silently. This module is the last of the build: it reads the other modules'
 * reports and says at the end which tests could not run here, and why. Where everything is there,
 * in CI, none may be missing.
 */
final class NotRunTest {

  private static final Pattern TEST_CASE =
      Pattern.compile(
          "<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*>\\s*<skipped(?:"
              + " message=\"([^\"]*)\")?");

  @Test
  @SuppressWarnings("SystemOut") // The build's last words are for whoever reads its output.
  void testsThatDidNotRun_areNamed() throws IOException {
    TreeSet<String> notRun = new TreeSet<>();
    for (Path report : reports()) {
      Matcher skipped = TEST_CASE.matcher(Files.readString(report));
      while (skipped.find()) {
        String why = skipped.group(3) == null ? "no reason given" : plain(skipped.group(3));
        String type = skipped.group(2).substring(skipped.group(2).lastIndexOf('.') + 1);
        notRun.add("%s.%s: %s".formatted(type, plain(skipped.group(1)), why));
      }
    }
    System.out.println(notRun.isEmpty() ? "Every test ran." : "Did not run on this machine:");
    notRun.forEach(line -> System.out.println("  " + line));

    if (System.getenv("NETLAPSE_CI") != null) {
      assertThat(notRun).as("tests that did not run, in CI").isEmpty();
    }
  }

  private static List<Path> reports() throws IOException {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.find(root, 5, (path, _) -> isReport(path))) {
      return files.sorted().toList();
    }
  }

  private static boolean isReport(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith("TEST-")
        && name.endsWith(".xml")
        && path.getParent().getFileName().toString().equals("surefire-reports");
  }

  private static String plain(String xml) {
    return xml.replace("org.opentest4j.TestAbortedException: ", "")
        .replace("Assumption failed: ", "")
        .replaceAll("\\s+", " ")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#10;", " ")
        .replace("&amp;", "&")
        .strip();
  }
}
