package io.netlapse.rules.delivery;

import static io.netlapse.rules.asking.Nodes.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a text, it gives rules that can be asked, or mistakes with places; never an
 * exception.
 */
final class MutatedTextsTest {

  private static final Vocabulary KNOWN = KnownFacts.vocabulary();
  private static final List<String> TEXTS = Manual.texts();
  private static final String SIGNS = ":-#{}[]\"'&*!|>%@`,? \n\t~{.or}\\0aé\u0000\ud800";
  private static final NodeView NODE =
      node(
          "n",
          "sysctl name=net.core.somaxconn value=1",
          "route family=inet dst=0.0.0.0/0 table=main dev=eth0",
          "log-event event=iptables-slow program=kube-proxy at=1");

  @Test
  void texts_areRight() {
    assertThat(TEXTS)
        .hasSizeGreaterThan(7)
        .allSatisfy(text -> assertThat(read(text).mistakes()).isEmpty());
  }

  @RepeatedTest(8)
  void mutatedText_givesRulesOrMistakes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 400; i++) {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        text = mutated(text, random);
      }
      Loaded loaded = read(text);
      assertThat(loaded.rules().isEmpty() && loaded.mistakes().isEmpty()).as(text).isFalse();
      assertThat(loaded.mistakes())
          .allSatisfy(
              mistake ->
                  assertThat(mistake.toString())
                      .matches("(?s)f\\.yaml:[1-9]\\d*:[1-9]\\d*: .+; .+"));
      for (Diagnostic rule : loaded.rules()) {
        rule.examine(NODE, new ClusterView(List.of(NODE)));
      }
    }
  }

  /** A sign, a piece or a line taken out, put in or moved. */
  private static String mutated(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(30));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from) + text.substring(to) + " ";
      case 1 ->
          text.substring(0, from)
              + SIGNS.charAt(random.nextInt(SIGNS.length()))
              + text.substring(from);
      case 2 -> text.substring(0, to) + text.substring(from);
      case 3 ->
          text.substring(0, from)
              + SIGNS.charAt(random.nextInt(SIGNS.length()))
              + text.substring(from + 1);
      default -> moved(text, random);
    };
  }

  private static String moved(String text, Random random) {
    List<String> lines = text.lines().toList();
    String line = lines.get(random.nextInt(lines.size()));
    int at = text.indexOf('\n', random.nextInt(text.length()));
    return at < 0 ? text + line : text.substring(0, at + 1) + line + "\n" + text.substring(at + 1);
  }

  private static Loaded read(String text) {
    RuleTexts texts = new RuleTexts(KNOWN, List.of());
    texts.add("f.yaml", text);
    return texts.loaded();
  }
}
