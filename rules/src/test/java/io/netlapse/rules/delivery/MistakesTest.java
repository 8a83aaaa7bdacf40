package io.netlapse.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.rules.yaml.Mistake;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MistakesTest {

  private static final String RULE =
      """
      id: test-rule
      title: A test
      severity: warning
      when:
        - fact: route
          as: r
          where: {table: main}
      outcome:
        subject: "{r.dst}"
        message: It is so
      """;

  @Test
  void rule_thatIsRight_hasNone() {
    assertThat(mistakes(RULE)).isEmpty();
  }

  @Test
  void all_areTold_eachWithItsPlace() {
    String wrong =
        RULE.replace("warning", "bad")
            .replace("fact: route", "fact: rout")
            .replace("r.dst", "q.dst");
    assertThat(mistakes(wrong))
        .extracting(Mistake::toString)
        .containsExactly(
            "f.yaml:3:11: there is no severity 'bad'; say info, warning or critical",
            "f.yaml:5:11: there is no kind of fact 'rout'; did you mean route or bird-route or"
                + " route-brief?",
            "f.yaml:9:12: no clause before this is called 'q'; did you mean r?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "table: main   | tabel: main | 7:13 | has no field 'tabel'; did you mean table?",
        "table: main   | table: {be: 1} | 7:21 | no comparison 'be'",
        "table: main   | table: {r.dst} | 7:20 | put quotes around it: \"{r.dst}\"",
        "table: main   | table: {below: x} | 7:28 | 'x' is no number",
        "table: main   | dst: {within: x} | 7:27 | 'x' is no address or range",
        "table: main   | dst: {matches: '('} | 7:28 | the pattern is none of RE2",
        "table: main   | dst: {matches: '(a{100}){100}'} | 7:28 | the pattern is too large",
        "table: main   | dst: '{r.dst}' | 7:18 | no clause before this is called 'r'",
        "table: main   | table: | 7:19 | what it is compared with is nothing",
        "as: r         | as: R | 6:9 | 'R' is no name",
        "as: r         | on: all | 6:9 | say self, others or cluster",
        "fact: route   | no: route | 6:9 | 'no' finds nothing",
        "fact: route   | route: fact | 5:5 | the clause says nothing",
        "severity:     | serverity: | 3:1 | the rule has no 'serverity'; did you mean severity?",
        "severity:     | id: | 3:1 | 'id' is there already, on line 1",
        "It is so      | '{x y}' | 10:12 | {x y} names nothing",
        "It is so      | '{r.dest}' | 10:12 | has no field 'dest'; did you mean dst or dev?",
        "It is so      | '{r@lines}' | 10:12 | there is no @lines",
        "A test        | A test. | 2:8 | ends with a full stop",
        "test-rule     | Test | 1:5 | 'Test' is no id of a rule",
        "test-rule     | taken | 1:5 | the id 'taken' is that of a rule of netlapse itself",
        "A test        | &a A | 2:8 | anchors (&) and aliases (*) are not taken",
        "A test        | !!java.net.URL x | 2:8 | is not taken",
        "It is so      | {r.dst} | 10:12 | put quotes around it: \"{r.dst}\"",
        "A test        | 'A | | this is no YAML",
      })
  void mistake_isTold_whereItIs(String right, String wrong, String place, String told) {
    List<Mistake> mistakes = mistakes(RULE.replaceFirst(right, Matcher.quoteReplacement(wrong)));
    assertThat(mistakes)
        .extracting(Mistake::toString)
        .anySatisfy(
            mistake ->
                assertThat(mistake).startsWith("f.yaml:").contains(told == null ? "" : told));
    if (place != null) {
      assertThat(mistakes)
          .extracting(mistake -> mistake.place().line() + ":" + mistake.place().column())
          .contains(place);
    }
  }

  @Test
  void rule_aboutOthersAlone_isRefused() {
    assertThat(mistakes(RULE.replace("as: r", "on: others\n    as: r")))
        .extracting(Mistake::what)
        .containsExactly(
            "no clause is about the node itself, so the rule would say the same of every node");
  }

  @Test
  void absenceAlone_hasNoLineToShow() {
    assertThat(
            mistakes(RULE.replace("fact: route\n    as: r", "no: route").replace("{r.dst}", "x")))
        .extracting(Mistake::what)
        .containsExactly("no clause finds anything, so there is no line to show for it");
  }

  @Test
  void text_beyondItsLimits_isRefused() {
    assertThat(mistakes("x".repeat(300_000))).singleElement().asString().contains("at most 262144");
    assertThat(mistakes("[".repeat(100_000))).isNotEmpty();
    assertThat(mistakes("id: &a [*a, *a]")).isNotEmpty();
    assertThat(mistakes("# nothing\n")).singleElement().asString().contains("no rule in it");
  }

  @Test
  void rulesOfOneFile_areSeparated_andHaveDifferentIds() {
    assertThat(mistakes(RULE + "---\n" + RULE.replace("test-rule", "other"))).isEmpty();
    assertThat(mistakes(RULE + "---\n" + RULE))
        .singleElement()
        .asString()
        .contains("is that of f.yaml");
  }

  @Test
  void causes_areRules_whoeverWroteThem() {
    String two = RULE + "causes: [taken, other]\n---\n" + RULE.replace("test-rule", "other");
    assertThat(mistakes(two)).isEmpty();
    assertThat(mistakes(RULE + "causes: [takn, test-rule]\n"))
        .extracting(Mistake::toString)
        .containsExactly(
            "f.yaml:11:9: no rule has the id 'takn'; did you mean taken?",
            "f.yaml:11:9: the rule names itself; take it out");
  }

  @Test
  void clauseWithoutName_isNotOffered() {
    assertThat(mistakes(RULE.replace("    as: r\n", "")))
        .extracting(Mistake::remedy)
        .containsExactly("give a clause before it the name with 'as: r'");
  }

  private static List<Mistake> mistakes(String text) {
    RuleTexts texts = new RuleTexts(KnownFacts.vocabulary(), List.of("taken"));
    texts.add("f.yaml", text);
    texts.requireCauses();
    Loaded loaded = texts.loaded();
    return loaded.mistakes();
  }
}
