package io.netlapse.collectors.runtime.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  private static final RedactionKey KEY = RedactionKey.of("0123456789abcdef0123456789abcdef");

  private final PrefixCipher cipher = new PrefixCipher(KEY);
  private final Redaction redaction = new Redaction(KEY);

  @ParameterizedTest
  @ValueSource(ints = {4, 16})
  void sharedPrefix_isSharedAgainAndNoLonger(int bytes) {
    Random random = new Random(bytes);
    for (int round = 0; round < 400; round++) {
      byte[] one = new byte[bytes];
      random.nextBytes(one);
      byte[] other = one.clone();
      int at = random.nextInt(8 * bytes);
      other[at / 8] ^= (byte) (0x80 >>> (at % 8));
      for (int bit = at + 1; bit < 8 * bytes; bit++) {
        other[bit / 8] ^= random.nextBoolean() ? (byte) (0x80 >>> (bit % 8)) : 0;
      }
      Address a = new Address(one);
      Address b = new Address(other);

      assertThat(shared(cipher.of(a), cipher.of(b))).as("%s and %s", a, b).isEqualTo(shared(a, b));
    }
  }

  @Test
  void otherKey_givesOtherAddresses() {
    PrefixCipher other = new PrefixCipher(RedactionKey.of("another-key-another-key-another-key"));
    Set<String> same = new HashSet<>();
    for (int i = 0; i < 256; i++) {
      Address address = address("10.%d.7.5".formatted(i));
      if (cipher.of(address).equals(other.of(address))) {
        same.add(address.toString());
      }
    }

    assertThat(same).hasSizeLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "255.255.255.0",
        "224.0.0.251",
        "169.254.20.10",
        "::",
        "::1",
        "ff02::1"
      })
  void whatIsTheSameEverywhere_stays(String address) {
    assertThat(redaction.text(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "192.168.0.0/16", "172.16.0.0/12", "fe80::/10", "fd00::/7"})
  void privateAddresses_stayPrivate(String block) {
    Address first = address(block.replaceFirst("/.*", ""));
    int length = Integer.parseInt(block.replaceFirst(".*/", ""));
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = first.bytes();
      for (int bit = length; bit < first.bits(); bit++) {
        bytes[bit / 8] |= random.nextBoolean() ? (byte) (0x80 >>> (bit % 8)) : 0;
      }
      Address made = cipher.of(new Address(bytes));

      assertThat(made.shares(first, length)).as("%s of %s", made, new Address(bytes)).isTrue();
    }
    assertThat(cipher.of(address("8.8.8.8")).toString()).doesNotStartWith("10.");
  }

  @Test
  void network_staysOne() {
    String text = redaction.text("10.244.16.0/20 10.244.20.7/20 10.244.0.0/14 2001:db8:7:100::/56");

    assertThat(text.split(" "))
        .satisfiesExactly(
            network -> assertThat(network).matches("10\\.[0-9]+\\.[0-9]+\\.0/20"),
            host -> assertThat(host).matches("10\\.[0-9]+\\.[0-9]+\\.7/20"),
            wide -> assertThat(wide).matches("10\\.[0-9]+\\.0\\.0/14"),
            v6 -> assertThat(v6).matches("[0-9a-f:]+::/56"));
    Address network = address(text.split("[/ ]")[0]);
    Address host = address(text.split("[/ ]")[2]);
    assertThat(network.isZero(20, 32)).isTrue();
    assertThat(host.shares(network, 20)).isTrue();
  }

  @Test
  void everyShapeThatPeoplePrint_isRedacted() {
    String text =
        """
        default via 198.51.100.7 dev eth0 src 198.51.100.9
        -A KUBE-SEP-X -s 198.51.100.9/32 -m iprange --src-range 198.51.100.1-198.51.100.7
        TCP  [2001:db8::7]:443 rr, fe80::a:7%eth0 and 2001:db8::7: unreachable
        ::ffff:198.51.100.7 to:198.51.100.7:8080
        link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
        {"PublicIP":"198.51.100.7","backend":"52:54:00:12:34:56"}
        16:10:12.4 IP 198.51.100.7.50812 > 198.51.100.9.6443: Flags [S]
        Mesh_198_51_100_7 BGP --- up
        ends with 198.51.100.7. And 2001:db8::7.
        """;

    String redacted = redaction.text(text);

    assertThat(redacted)
        .doesNotContain("198.51", "198_51", "db8", "a:7", "12:34:56")
        .contains("ff:ff:ff:ff:ff:ff", "::ffff:", "brd", ".7\n", "unreachable");
    assertThat(redaction.text(text)).as("again").isEqualTo(redacted);
  }

  @Test
  void whatIsNoAddress_stays() {
    String text =
        """
        Nov 29 00:18:41.123 host-1.2.3.4a kubelet[1]: v1.20.4.2 took 1:02:03
        5.15.0-91.101 10.0.0.1.443 1.2.3.4.5 999.1.1.1 std::string a::b::c
        """;

    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void filesOfProc_areReadInTheirOrder() {
    String ipvs = "TCP  0A600001:01BB rr\n  -> 0AF40107:20FB      Masq    1\n";
    String tcp = "   0: 0700F40A:0016 00000000:0000 0A\n";

    String vs = redaction.output("cat /proc/net/ip_vs", Content.of(ipvs)).text();
    String listener = redaction.output("grep :0000.0A /proc/net/tcp", Content.of(tcp)).text();

    assertThat(vs).contains(cipher.of(address("10.96.0.1")).hex() + ":01BB");
    assertThat(vs).contains(cipher.of(address("10.244.1.7")).hex() + ":20FB");
    byte[] made = cipher.of(address("10.244.0.7")).bytes();
    assertThat(listener)
        .contains("%02X%02X%02X%02X:0016".formatted(made[3], made[2], made[1], made[0]))
        .contains("00000000:0000");
  }

  @Test
  void bytesThatAreNoText_stay() {
    byte[] bytes = new byte[512];
    new Random(7).nextBytes(bytes);

    assertThat(redaction.output("x", Content.of(bytes)).size()).isEqualTo(512);
    assertThat(redaction.output("x", Content.of("caf\u00e9 8.8.8.8")).text())
        .startsWith("caf\u00e9");
  }

  @Test
  void shortKey_isRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "short");

    assertThatThrownBy(() -> RedactionKey.ofFile(file))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageNotContaining("'short'");
    assertThatThrownBy(() -> RedactionKey.ofFile(folder.resolve("none")))
        .isInstanceOf(CollectException.class);
    assertThat(List.of(KEY)).asString().doesNotContain("0123");
  }

  private static int shared(Address one, Address other) {
    int bits = 0;
    while (bits < one.bits() && one.shares(other, bits + 1)) {
      bits++;
    }
    return bits;
  }

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }
}
