package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CksumTest {

  // Each checked with cksum(1) of coreutils 9.1: printf TEXT | cksum
  @ParameterizedTest
  @CsvSource({
    "'', 4294967295",
    "a, 1220704766",
    "123456789, 930766865",
    "the quick brown fox jumps over the lazy dog, 1781307901"
  })
  void value_isThatOfTheUtility(String text, long cksum) {
    assertThat(new Cksum().add(text.getBytes(US_ASCII)).value()).isEqualTo(cksum);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "7", "13", "255", "256", "65536"})
  void value_ofPartsIsThatOfTheWhole(int split) {
    byte[] whole = new byte[70_000];
    new Random(split).nextBytes(whole);
    byte[] first = Arrays.copyOf(whole, split);
    byte[] second = Arrays.copyOfRange(whole, split, whole.length);

    assertThat(new Cksum().add(first).add(second).value())
        .isEqualTo(new Cksum().add(whole).value());
  }
}
