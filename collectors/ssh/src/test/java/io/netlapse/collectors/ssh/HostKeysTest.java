package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that a real sshd shows, against known_hosts files as ssh-keygen knows them. */
final class HostKeysTest {

  private static final String HOST = "127.0.7.1";
  private static final String CERTIFIED = "127.0.7.2";
  private static final String EXPIRED = "127.0.7.3";

  @TempDir private static Path folder;

  private static Stage stage;
  private static OpenSshServer plain;
  private static OpenSshServer certified;
  private static OpenSshServer expired;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Stage.assumeServers();
    stage = Stage.in(folder);
    stage.key("host-ca", "ed25519", "");
    stage.key("hostkey-rsa", "rsa", "");
    stage.run(
        "ssh-keygen",
        "-q",
        "-s",
        stage.path("host-ca").toString(),
        "-I",
        "host",
        "-h",
        "-n",
        CERTIFIED,
        stage.path("hostkey.pub").toString());
    stage.write("stale.pub", stage.publicKey("hostkey") + "\n");
    stage.run(
        "ssh-keygen",
        "-q",
        "-s",
        stage.path("host-ca").toString(),
        "-I",
        "host",
        "-h",
        "-n",
        EXPIRED,
        "-V",
        "20200101:20210101",
        stage.path("stale.pub").toString());
    port = OpenSshServer.freePort();
    plain = stage.server("plain", List.of(HOST), port, "HostKey /mnt/hostkey-rsa\n");
    certified =
        stage.server("plain", List.of(CERTIFIED), port, "HostCertificate /mnt/hostkey-cert.pub\n");
    expired =
        stage.server("plain", List.of(EXPIRED), port, "HostCertificate /mnt/stale-cert.pub\n");
  }

  @AfterAll
  static void stop() {
    if (plain != null) {
      plain.close();
      certified.close();
      expired.close();
    }
  }

  @Test
  void host_thatIsNotKnownIsRefusedWithItsFingerprint() throws Exception {
    Collecting run = run(HOST, stage.path("none"), false);

    assertThat(run.failure()).contains("1 host key (w)");
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains(fingerprint("hostkey"), "accept-new=true");
    assertThat(stage.path("none")).doesNotExist();
  }

  @Test
  void host_isWrittenDownAtFirstUseOnRequest() throws Exception {
    Path hosts = stage.write("first", "# mine");
    Collecting run = run(HOST, hosts, true);

    assertThat(run.failure()).isEmpty();
    assertThat(hosts).hasContent("# mine\n" + stage.known(HOST, port, "hostkey"));
    assertThat(
            stage.run("ssh-keygen", "-F", "[%s]:%d".formatted(HOST, port), "-f", hosts.toString()))
        .contains("found: line 2");
  }

  @Test
  void host_thatHasAnotherKeyThanBeforeIsAnErrorWithBothFingerprints() throws Exception {
    Path hosts = stage.write("changed", stage.known(HOST, port, "otherkey"));
    Collecting run = run(HOST, hosts, true);

    assertThat(run.failure()).contains("1 host key (w)");
    assertThat(run.delivered().captures()).isEmpty();
    assertThat(run.remarks())
        .singleElement()
        .asString()
        .contains(fingerprint("hostkey"), fingerprint("otherkey"), hosts + ":1");
    assertThat(hosts).hasContent(stage.known(HOST, port, "otherkey"));
  }

  /** It is asked for the kind of key that it is known by. */
  @ParameterizedTest
  @ValueSource(strings = {"hostkey", "hostkey-rsa"})
  void host_isKnownByAnyOfItsKeysUnderAHashedName(String key) throws Exception {
    Path hosts = stage.write("hashed-" + key, stage.known(HOST, port, key));
    stage.run("ssh-keygen", "-q", "-H", "-f", hosts.toString());
    assertThat(hosts).content().startsWith("|1|");

    Collecting run = run(HOST, hosts, false);

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
  }

  @Test
  void host_isVouchedForByAnAuthority() throws Exception {
    Collecting run = run(CERTIFIED, authority("host-ca", ""), false);

    assertThat(run.remarks()).isEmpty();
    assertThat(run.failure()).isEmpty();
  }

  /** A first use would take the host by its plain key, which nobody vouches for. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void authority_doesNotVouchForAnExpiredCertificate(boolean acceptNew) throws Exception {
    Path hosts = authority("host-ca", "");
    String before = Files.readString(hosts);
    Collecting run = run(EXPIRED, hosts, acceptNew);

    assertThat(run.failure()).contains("1 host key (w)");
    assertThat(run.remarks()).singleElement().asString().contains("certificate that is not good");
    assertThat(hosts).hasContent(before);
  }

  @Test
  void authority_thatIsNotTheHostsVouchesForNothing() throws Exception {
    Collecting run = run(CERTIFIED, authority("otherkey", ""), false);

    assertThat(run.failure()).contains("1 host key (w)");
  }

  @Test
  void authority_doesNotVouchForARevokedKey() throws Exception {
    Path hosts = authority("host-ca", "@revoked * " + stage.publicKey("hostkey"));
    Collecting run = run(CERTIFIED, hosts, false);

    assertThat(run.failure()).contains("1 host key (w)");
  }

  private static Path authority(String key, String more) throws Exception {
    return stage.write(
        "authority",
        "@cert-authority [127.0.7.*]:* %s%n%s%n".formatted(stage.publicKey(key), more));
  }

  private static Collecting run(String host, Path knownHosts, boolean acceptNew) throws Exception {
    return new Collecting(stage)
        .option("known-hosts", knownHosts.toString())
        .option("accept-new", Boolean.toString(acceptNew))
        .run(port, "w: {host: %s}".formatted(host));
  }

  private static String fingerprint(String key) {
    return stage.run("ssh-keygen", "-lf", stage.path(key + ".pub").toString()).split(" ")[1];
  }
}
