package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bundle that docs/bundle.md shows is one that the reader takes, checksums and all. */
final class BundleDocTest {

  private static final Path PAGE = Path.of("../docs/bundle.md");
  private static final String FENCE = "```\n";

  @Test
  void example_ofThePageIsAWholeBundle() throws Exception {
    String page = Files.readString(PAGE);
    int from = page.indexOf(FENCE + "netlapse-bundle 1\n") + FENCE.length();
    byte[] example =
        page.substring(from, page.indexOf(FENCE, from)).getBytes(StandardCharsets.UTF_8);

    Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(example));

    assertThat(bundle.damage()).isEmpty();
    assertThat(bundle.sections())
        .extracting(BundleSection::status)
        .containsExactly(
            SectionStatus.OK, SectionStatus.DENIED, SectionStatus.EMPTY, SectionStatus.UNSUPPORTED);
  }
}
