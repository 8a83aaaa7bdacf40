package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The repetition is the seed, so that a failure names the bundle that shows it. */
final class BundleRoundTripTest {

  @RepeatedTest(300)
  void writtenBundle_readsBackAsItWas(RepetitionInfo repetition)
      throws IOException, BundleException {
    Bundle bundle = new RandomBundles(repetition.getCurrentRepetition()).bundle();
    byte[] bytes = BundleWriter.toContent(bundle).toByteArray();

    assertThat(new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes)))
        .isEqualTo(bundle);
  }

  @RepeatedTest(300)
  void randomBytes_areRefusedInASentence(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    byte[] bytes = new byte[random.nextInt(500)];
    random.nextBytes(bytes);
    try {
      assertThat(new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes)))
          .isNull();
    } catch (BundleException e) {
      assertThat(e).hasMessageMatching("(?s).*[.?]");
    }
  }
}
