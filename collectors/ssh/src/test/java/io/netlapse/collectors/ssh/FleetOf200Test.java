package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.stage.CutProxy;
import io.netlapse.collectors.ssh.stage.OpenSshServer;
import io.netlapse.collectors.ssh.stage.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 nodes at addresses of their own, on real OpenSSH servers; four of each kind that gives
 * trouble, and none of them may keep the others from being captured.
 */
final class FleetOf200Test {

  private static final int ALL = 200;
  private static final int OF_A_KIND = 4;

  /** A server listens at no more (MAX_LISTEN_SOCKS of sshd). */
  private static final int ADDRESSES = 16;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private List<String> remarks = List.of();
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Map<String, String> known = new LinkedHashMap<>();
  private Stage stage;
  private int port;
  private int next;

  @BeforeAll
  static void requireServers() {
    Stage.assumeServers();
  }

  @Test
  void fleet_isCapturedWhateverSomeNodesDo() throws Exception {
    stage = Stage.in(folder);
    stage.write("banner", "Only for the authorised.\n");
    port = OpenSshServer.freePort();
    try {
      bad();
      well("full", "full", "");
      well("noexec", "noexec", "");
      well("readonly", "read-only", "");
      well("banner", "plain", "Banner /mnt/banner\n");
      serve("plain", add("fish", ", user: nl-fish"), "");
      serve("plain", add("csh", ", user: nl-csh"), "");
      serve("plain", add("noisy", ", user: nl-noisy"), "");
      serve("plain", add("sudo", ", user: nl-sudo, sudo: true"), "");
      while (next < ALL) {
        serve("plain", add("well", "", Math.min(ADDRESSES, ALL - next)), "");
      }
      collectAndCheck();
    } finally {
      for (AutoCloseable each : running) {
        each.close();
      }
    }
  }

  private void bad() throws Exception {
    for (String address : add("hangs", "")) {
      running.add(new ServerSocket(port, 50, address(address)));
    }
    add("refuses", "");
    List<String> changed = add("changed", "");
    for (String address : changed) {
      known.put(address, stage.known(address, port, "otherkey"));
    }
    serve("plain", changed, "");
    serve("plain", add("stranger", ", key: otherkey"), "");
    serve("plain", add("nosudo", ", sudo: true"), "");
    serve("plain", add("stuck", ", timeout: 5"), "ForceCommand exec sleep 79\n");
    int behind = OpenSshServer.freePort();
    running.add(stage.server("plain", List.of("127.0.3.1"), behind, ""));
    for (String address : add("cut", ", only: 'core,sysctl'")) {
      running.add(CutProxy.start(address(address), port, address("127.0.3.1"), behind, 12_000));
    }
  }

  private void well(String kind, String variant, String config) throws Exception {
    serve(variant, add(kind, ""), config);
  }

  private void serve(String variant, List<String> addresses, String config) throws Exception {
    running.add(stage.server(variant, addresses, port, config));
  }

  private List<String> add(String kind, String settings) throws IOException {
    return add(kind, settings, OF_A_KIND);
  }

  private List<String> add(String kind, String settings, int count) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String address = "127.0.1." + ++next;
      addresses.add(address);
      nodes.put("%s-%d".formatted(kind, next), "{host: %s%s}".formatted(address, settings));
      known.put(address, stage.known(address, port, "hostkey"));
    }
    return addresses;
  }

  private void collectAndCheck() throws Exception {
    stage.write("known_hosts", String.join("", known.values()));
    StringBuilder text = new StringBuilder();
    nodes.forEach((name, settings) -> text.append("%s: %s%n".formatted(name, settings)));
    Collecting run =
        new Collecting(stage)
            .option("connect-timeout", "5")
            .option("timeout", Long.toString(TIMEOUT.toSeconds()));

    long begin = System.nanoTime();
    run.run(port, text.toString());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    remarks = run.remarks();

    List<String> delivered = run.delivered().nodes();
    assertThat(nodes).hasSize(ALL);
    assertThat(delivered)
        .as("delivered, with remarks %s", remarks)
        .containsAll(
            Stream.of(
                    "full",
                    "noexec",
                    "readonly",
                    "banner",
                    "fish",
                    "csh",
                    "noisy",
                    "sudo",
                    "well",
                    "cut")
                .flatMap(this::named)
                .toList())
        .hasSize(ALL - 6 * OF_A_KIND);
    assertThat(run.failure()).startsWith("28 of 200 nodes were not captured, or not whole: ");
    said("hangs", "did not let anybody in within 5 s");
    said("refuses", "refuses the connection");
    said("changed", "has another host key than before");
    said("stranger", "does not let nl in");
    said("nosudo", "sudo there does not let nl run the script");
    said("stuck", "Nothing of a bundle came within 5 s");
    said("cut", "the connection broke");
    said("noisy", "Welcome to this node");
    assertThat(remarks).hasSize(8 * OF_A_KIND);
    assertThat(took).as("no sum of what the bad ones take").isLessThan(Duration.ofMinutes(1));
    nothingIsLeft();
  }

  private Stream<String> named(String kind) {
    return nodes.keySet().stream().filter(name -> name.startsWith(kind + "-"));
  }

  private void said(String kind, String words) {
    assertThat(remarks.stream().filter(line -> line.startsWith(kind + "-")))
        .as("said of those that are '%s'", kind)
        .hasSize(OF_A_KIND)
        .allSatisfy(line -> assertThat(line).contains(words));
  }

  /** What was cut off notices it at its next line. */
  private void nothingIsLeft() throws Exception {
    for (int tries = 0; tries < 100 && !left().isEmpty(); tries++) {
      Thread.sleep(100);
    }
    assertThat(left()).isEmpty();
    for (AutoCloseable each : running) {
      if (each instanceof OpenSshServer server) {
        assertThat(server.leftovers()).isEmpty();
      }
    }
  }

  private List<String> left() throws IOException {
    List<String> left = new ArrayList<>();
    for (String process : Stage.processesWith("--node\000")) {
      if (nodes.keySet().stream().anyMatch(node -> process.contains("--node " + node))) {
        left.add(process);
      }
    }
    return left;
  }

  private static InetAddress address(String text) {
    byte[] bytes = new byte[4];
    String[] parts = text.split("\\.", -1);
    IntStream.range(0, 4).forEach(i -> bytes[i] = (byte) Integer.parseInt(parts[i]));
    try {
      return InetAddress.getByAddress(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
