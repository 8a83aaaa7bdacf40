package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A rule is complete: class or text, page, fixtures of each sort; and nothing lies about without a
 * rule.
 */
final class RuleCatalogTest {

  private static final Path PAGES = Path.of("../docs/rules");
  private static final List<String> HEADINGS =
      List.of(
          "## Meaning",
          "## Why it bites",
          "## Confirm by hand",
          "## Fix",
          "## Exceptions",
          "## Mute",
          "## Sources",
          "## Since");

  @Test
  void ids_areUniqueAndWellFormed() {
    assertThat(ids()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(ids()).allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyRule_hasAPage_andEveryPageARule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(
              pages
                  .map(page -> page.getFileName().toString())
                  .filter(name -> !name.equals("README.md") && !name.equals("writing.md")))
          .containsExactlyInAnyOrderElementsOf(ids().stream().map(id -> id + ".md").toList());
    }
  }

  @Test
  void everyPage_saysWhatAReaderLooksFor() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (RuleInfo rule : rules()) {
      String page = Files.readString(PAGES.resolve(rule.id() + ".md"));
      assertThat(page).as(rule.id()).startsWith("# " + rule.id() + "\n");
      assertThat(page.lines().filter(line -> line.startsWith("## ")))
          .as(rule.id())
          .containsExactlyElementsOf(HEADINGS);
      assertThat(index)
          .contains("| [%s](%s.md) | %s |".formatted(rule.id(), rule.id(), rule.severity().word()));
    }
  }

  @Test
  void everyRule_hasFixturesOfEachSort_andEveryFixtureARule() {
    Map<String, Set<String>> sorts =
        RuleFixture.all().stream()
            .collect(groupingBy(RuleFixture::rule, mapping(RuleCatalogTest::sort, toSet())));

    assertThat(sorts.keySet()).containsExactlyInAnyOrderElementsOf(ids());
    assertThat(sorts.values())
        .allSatisfy(
            present ->
                assertThat(present)
                    .containsExactlyInAnyOrder("positive", "negative", "not-enough-data"));
  }

  @Test
  void everyRule_saysWhatItReadsAndHowItComesAbout() {
    assertThat(rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
              assertThat(rule.reads()).isNotEmpty().doesNotHaveDuplicates();
              assertThat(rule.believes()).doesNotHaveDuplicates();
              assertThat(rule.mechanisms())
                  .allSatisfy(
                      mechanism ->
                          assertThat(mechanism.because()).isNotBlank().doesNotEndWith("."));
            });
  }

  @Test
  void causes_areRules_andNoneIsItsOwn() {
    Map<String, List<String>> causes =
        Diagnostic.onClassPath().stream()
            .collect(toMap(rule -> rule.info().id(), Diagnostic::causes));

    assertThat(causes.keySet())
        .containsAll(causes.values().stream().flatMap(List::stream).toList())
        .allSatisfy(
            rule -> {
              Set<String> before = new HashSet<>();
              Deque<String> next = new ArrayDeque<>(causes.getOrDefault(rule, List.of()));
              while (!next.isEmpty()) {
                String cause = next.pop();
                if (before.add(cause)) {
                  next.addAll(causes.getOrDefault(cause, List.of()));
                }
              }
              assertThat(before).doesNotContain(rule);
            });
  }

  private static String sort(RuleFixture fixture) {
    String name = fixture.folder().getFileName().toString();
    return name.replaceFirst("^(positive|negative|not-enough-data).*", "$1");
  }

  private static List<String> ids() {
    return rules().stream().map(RuleInfo::id).toList();
  }

  private static List<RuleInfo> rules() {
    return Diagnostic.onClassPath().stream().map(Diagnostic::info).toList();
  }
}
