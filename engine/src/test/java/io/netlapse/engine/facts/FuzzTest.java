package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.ProbeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every parser does with text that no tool ever printed, made of some that one did: it does
 * not throw, hang or swell, and each line is under a fact, understood or unread. {@code
 * engine/fuzz} plays more.
 */
final class FuzzTest {

  private static final long RUNS = Long.getLong("netlapse.fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("netlapse.fuzz.seed", 1);
  private static final long FIRST = Long.getLong("netlapse.fuzz.first", 0);

  @Test
  void corpus_hasAnOutputOfEveryParser() {
    TreeSet<ProbeId> without = new TreeSet<>();
    for (SectionParser parser : ServiceLoader.load(SectionParser.class)) {
      assertThat(parser).isInstanceOf(OutputParser.class);
      without.add(parser.probe());
    }
    Corpus.all().forEach(output -> without.remove(output.parser().probe()));

    assertThat(without).as("parsers without an output in the corpus").isEmpty();
  }

  @Test
  void corpus_noLineIsForgotten() {
    for (Output output : Corpus.all()) {
      ReadingDraft draft = output.parser().draft(output.text(), output.command());
      assertThat(LineAccount.forgotten(output.text(), draft)).as(output.toString()).isEmpty();
    }
  }

  @Test
  void mutant_isReadWithinBounds_andNoLineOfItIsForgotten() throws InterruptedException {
    List<Output> corpus = Corpus.all();
    Instant before = Instant.now();

    List<String> failures = new Fuzz(corpus, SEED, FIRST, RUNS).play();

    System.out.printf(
        "fuzz: %d mutants of %d outputs, seed %d, from %d, in %d s, %d parsers failed%n",
        RUNS,
        corpus.size(),
        SEED,
        FIRST,
        Duration.between(before, Instant.now()).toSeconds(),
        failures.size());
    assertThat(failures).as(() -> String.join("\n\n", failures)).isEmpty();
  }
}
