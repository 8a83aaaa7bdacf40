package io.netlapse.spi.resolver;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * What a resolver file says for one keyword (resolv.conf(5)).
 *
 * @param file the file, such as {@code /etc/resolv.conf}
 * @param keyword {@code nameserver}, {@code search}, {@code options}, {@code domain}, {@code
 *     sortlist}
 * @param value the words in the order of the file, joined by blanks; of {@code search} and {@code
 *     domain} those of the last line
 */
public record ResolverSetting(String file, String keyword, String value) {

  /** One value a keyword. Fields: file, keyword, value. */
  public static final FactKind KIND = FactKind.single("resolver-setting", "file", "keyword");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("file", file).with("keyword", keyword).with("value", value).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ResolverSetting of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ResolverSetting(
        Fields.text(fact, "file"), Fields.text(fact, "keyword"), Fields.text(fact, "value"));
  }
}
