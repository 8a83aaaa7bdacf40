package io.netlapse.collectors.ssh.hostkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownHostsTest {

  private static final HostKey ONE = key("ssh-ed25519", 1);
  private static final HostKey OTHER = key("ssh-ed25519", 2);
  private static final HostKey RSA = key("ssh-rsa", 3);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "node.example, node.example",
    "'a,NODE.example,192.0.2.1', node.example",
    "*.example, node.example",
    "nod?.example, node.example",
    "[node.example]:2222, [node.example]:2222",
    "'2001:db8::1', 2001:db8::1"
  })
  void host_isKnownByItsLine(String hosts, String address) throws Exception {
    assertThat(known(hosts + " ssh-ed25519 " + ONE.base64() + " remark").judge(address, ONE))
        .isEqualTo(new Verdict.Known());
  }

  @ParameterizedTest
  @CsvSource({
    "node.example, [node.example]:2222",
    "'*.example,!node.example', node.example",
    "node, node.example"
  })
  void line_isOfNoOther(String hosts, String address) throws Exception {
    assertThat(known(hosts + " ssh-ed25519 " + ONE.base64()).judge(address, ONE))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void name_mayBeHashed() throws Exception {
    byte[] salt = "a salt of 20 bytes !".getBytes(StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    Base64.Encoder base64 = Base64.getEncoder();
    String hash =
        base64.encodeToString(mac.doFinal("node.example".getBytes(StandardCharsets.UTF_8)));
    String line =
        "|1|%s|%s ssh-ed25519 %s".formatted(base64.encodeToString(salt), hash, ONE.base64());

    assertThat(known(line).judge("node.example", ONE)).isEqualTo(new Verdict.Known());
    assertThat(known(line).judge("other.example", ONE)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void keyOfAnotherKind_isAChangeToo() throws Exception {
    KnownHosts hosts =
        KnownHosts.read(Files.writeString(folder.resolve("k"), "n ssh-rsa " + RSA.base64()), true);

    assertThat(refusal(hosts.judge("n", ONE)))
        .contains("another host key", ONE.fingerprint(), RSA.fingerprint(), "k:1");
    assertThat(folder.resolve("k")).hasContent("n ssh-rsa " + RSA.base64());
  }

  @Test
  void revokedKey_isRefusedEvenWhereItIsKnown() throws Exception {
    KnownHosts hosts =
        known(
            "# remark",
            "n ssh-ed25519 " + ONE.base64(),
            "@revoked * ssh-ed25519 " + ONE.base64(),
            "n ssh-ed25519 " + OTHER.base64());

    assertThat(refusal(hosts.judge("n", ONE))).contains("known_hosts:3 revokes");
    assertThat(hosts.judge("n", OTHER)).isEqualTo(new Verdict.Known());
  }

  @Test
  void authority_vouchesOnlyForItsHosts() throws Exception {
    KnownHosts hosts = known("@cert-authority *.example ssh-ed25519 " + ONE.base64());

    assertThat(hosts.authorities("a.example")).containsExactly(ONE);
    assertThat(hosts.authorities("a.test")).isEmpty();
    assertThat(hosts.judge("a.example", ONE)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void firstUse_isRememberedAndWrittenBehindALineWithoutEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("k"), "a ssh-ed25519 " + OTHER.base64());
    KnownHosts hosts = KnownHosts.read(file, true);

    assertThat(hosts.judge("b", ONE)).isEqualTo(new Verdict.FirstUse());
    assertThat(hosts.judge("b", ONE)).isEqualTo(new Verdict.Known());
    assertThat(refusal(hosts.judge("b", OTHER))).contains("k:2");
    assertThat(Files.readAllLines(file))
        .isEqualTo(List.of("a ssh-ed25519 " + OTHER.base64(), "b ssh-ed25519 " + ONE.base64()));
  }

  @ParameterizedTest
  @CsvSource({
    "n ssh-ed25519, it is not like",
    "@revokd n ssh-ed25519 AAAA, there is no marker @revokd",
    "|2|x|y ssh-ed25519 AAAA, its hash is of a kind that is not known"
  })
  void lineThatIsNone_isAnError(String line, String why) {
    assertThatThrownBy(() -> known("# remark", line))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("known_hosts:2: this is no line of known_hosts: " + why);
  }

  private KnownHosts known(String... lines) throws Exception {
    Path file = Files.writeString(folder.resolve("known_hosts"), String.join("\n", lines) + "\n");
    return KnownHosts.read(file, false);
  }

  private static String refusal(Verdict verdict) {
    return verdict instanceof Verdict.Refused(String reason) ? reason : verdict.toString();
  }

  private static HostKey key(String type, int last) {
    byte[] blob = new byte[4 + type.length() + 1];
    blob[3] = (byte) type.length();
    System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, blob, 4, type.length());
    blob[blob.length - 1] = (byte) last;
    return HostKey.of(blob);
  }
}
