package io.netlapse.cli.replay;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the maker of a recording says must not be said, as far as a program can tell.
 *
 * @param sentence how its {@code mustNotSay} begins
 * @param finding what no finding may be, as "rule node subject"
 */
record RecordedSilence(String sentence, Pattern finding) {

  private static final List<RecordedSilence> ALL =
      List.of(
          of("a leftover or stale finding", "(\\S*leftover\\S*|\\S*stale\\S*) .*"),
          of("ipvs-server-without-backend for the server", "ipvs-server-without-backend .* -> .*"),
          of("foreign-address-on-ipvs for", "foreign-address-on-ipvs .*"),
          of("a split on node-1 or node-3", "iptables-backend-split node-[13] .*"),
          of("a finding for 192.168.50.200", "foreign-\\S+ \\S+ 192\\.168\\.50\\.2\\d\\d"),
          of("a finding about node-2", "foreign-address-on-ipvs node-2 .*"),
          of("duplicate-address:", "duplicate-address .*"),
          of(
              "any finding of this kind for node-2",
              "(proxy-mode-leftover|ipvs-server-without-backend) node-2 .*"),
          of("default-route-missing on node-3", "default-route-missing node-3 .*"),
          of("anything for node-1", "policy-rules-\\S+ node-1 .*"),
          of("anything for vx-1", "vtep-\\S+ vx-1 .*"));

  /** Those that belong to one of the sentences. */
  static List<RecordedSilence> of(List<String> sentences) {
    return ALL.stream()
        .filter(one -> sentences.stream().anyMatch(said -> said.startsWith(one.sentence())))
        .toList();
  }

  private static RecordedSilence of(String sentence, String finding) {
    return new RecordedSilence(sentence, Pattern.compile(finding));
  }
}
