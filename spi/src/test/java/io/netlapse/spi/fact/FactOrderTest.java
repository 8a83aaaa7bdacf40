package io.netlapse.spi.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The order of facts is that of their canonical texts. The repetition is the seed. */
final class FactOrderTest {

  private static final String[] KINDS = {"route", "route-brief", "rule"};
  private static final String[] NAMES = {"dev", "dev-x", "dst", "dst2"};
  private static final String[] VALUES = {"a", "ab", "a b", "a b c", "!", "\"", "a=b", "~", "-"};

  @RepeatedTest(20)
  void facts_areInTheOrderOfTheirTexts(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 500; i++) {
      Fact one = fact(random);
      Fact other = fact(random);
      assertThat(Integer.signum(one.compareTo(other)))
          .as("%s beside %s", one, other)
          .isEqualTo(Integer.signum(one.canonical().compareTo(other.canonical())));
    }
  }

  private static Fact fact(Random random) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.put(one(NAMES, random), one(VALUES, random));
    }
    return Fact.of(FactKind.multi(one(KINDS, random), "dst"), fields);
  }

  private static String one(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }
}
