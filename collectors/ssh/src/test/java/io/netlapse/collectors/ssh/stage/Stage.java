package io.netlapse.collectors.ssh.stage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlapse.collectors.capture.CaptureScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder that real OpenSSH servers see as /mnt: keys, users with their shells, sudoers. Each user
 * lets the key in unless a test writes other lines.
 */
public final class Stage {

  /** What a password is, wherever one is wanted. */
  public static final String PASSWORD = "s3same";

  /** crypt(3) of {@link #PASSWORD}. */
  private static final String CRYPTED =
      "$6$netlapse$uulbM5GBIwh/mAzgnQgZnTXDI/CSa6mImC.X3MlKyZKHezI8zbC9nEfK1pKymFiHf/"
          + "Z74okGt4KlB9V1W.L151";

  /** Who there is, with their shells. */
  private static final Map<String, String> USERS =
      Map.of(
          "nl", "/bin/dash",
          "nl-fish", "/usr/bin/fish",
          "nl-csh", "/bin/csh",
          "nl-noisy", "/bin/bash",
          "nl-sudo", "/bin/dash",
          "nl-asked", "/bin/csh",
          "nl-exact", "/bin/dash",
          "nl-forced", "/bin/dash");

  private static final String SUDOERS =
      """
      Defaults logfile=/mnt/sudo.log, !syslog, passwd_tries=3
      root ALL=(ALL:ALL) ALL
      nl-sudo ALL=(root) NOPASSWD: ALL
      nl-asked ALL=(root) ALL
      """;

  private final Path folder;

  private Stage(Path folder) {
    this.folder = folder;
  }

  /** Says why servers cannot be started here, where they cannot. */
  public static void assumeServers() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for users of its own");
    for (String tool : List.of("/usr/sbin/sshd", "/usr/bin/sudo", "/usr/bin/fish", "/bin/csh")) {
      assumeTrue(Files.isExecutable(Path.of(tool)), "there is no " + tool);
    }
    assumeTrue(
        isDone("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"),
        "there are no mount namespaces");
  }

  /** Sets one up in an empty folder. */
  public static Stage in(Path folder) throws IOException {
    Stage stage = new Stage(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String each : List.of("etc", "keys", "home")) {
      Files.createDirectories(folder.resolve(each));
    }
    stage.key("hostkey", "ed25519", "");
    stage.key("otherkey", "ed25519", "");
    stage.key("id", "ed25519", "");
    stage.users();
    stage.sudoers(SUDOERS);
    stage.write("capture", new String(CaptureScript.shipped().text(), UTF_8));
    stage.run("chmod", "755", stage.path("capture").toString());
    try (InputStream script = Stage.class.getResourceAsStream("server.sh")) {
      Files.copy(script, folder.resolve("server.sh"));
    }
    return stage;
  }

  private void users() throws IOException {
    StringBuilder passwd = new StringBuilder(Files.readString(Path.of("/etc/passwd")));
    StringBuilder shadow = new StringBuilder(Files.readString(Path.of("/etc/shadow")));
    int uid = 61_000;
    for (Map.Entry<String, String> user : USERS.entrySet()) {
      String name = user.getKey();
      String home = "/mnt/home/" + name;
      passwd.append("%s:x:%d:65534::%s:%s%n".formatted(name, ++uid, home, user.getValue()));
      shadow.append("%s:%s:20000:0:99999:7:::%n".formatted(name, CRYPTED));
      Files.createDirectories(folder.resolve("home").resolve(name));
      run("chown", Integer.toString(uid), folder.resolve("home").resolve(name).toString());
      authorize(name, publicKey("id"));
    }
    write("etc/passwd", passwd.toString());
    write("etc/shadow", shadow.toString());
    write("etc/group", Files.readString(Path.of("/etc/group")));
    write("home/nl-noisy/.bashrc", "echo Welcome to this node\necho $(tput bold) >&2\n");
  }

  /** Writes what sudo allows. */
  public void sudoers(String text) throws IOException {
    Files.deleteIfExists(path("etc/sudoers"));
    write("etc/sudoers", text);
    run("chmod", "440", path("etc/sudoers").toString());
  }

  /** What sudo allows without more lines. */
  public static String usualSudoers() {
    return SUDOERS;
  }

  /** Makes a pair of keys. */
  public Path key(String name, String type, String passphrase) {
    run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", name, "-f", path(name).toString());
    return path(name);
  }

  /** The public half, as a line. */
  public String publicKey(String name) throws IOException {
    return Files.readString(path(name + ".pub")).strip();
  }

  /** Writes the lines of authorized_keys of a user. */
  public void authorize(String user, String lines) throws IOException {
    write("keys/" + user, lines + "\n");
  }

  /** A line of known_hosts. */
  public String known(String host, int port, String key) throws IOException {
    String[] words = publicKey(key).split(" ");
    return "[%s]:%d %s %s%n".formatted(host, port, words[0], words[1]);
  }

  /** Writes known_hosts: that hosts at a port have a key. */
  public void know(int port, String key, String... hosts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String host : hosts) {
      lines.append(known(host, port, key));
    }
    write("known_hosts", lines.toString());
  }

  /** A file in the folder. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** Writes a file into it. */
  public Path write(String name, String text) throws IOException {
    return Files.writeString(path(name), text);
  }

  /** Starts a server which listens at addresses, all at one port. */
  public OpenSshServer server(String variant, List<String> addresses, int port, String more)
      throws IOException, InterruptedException {
    String name = "sshd-%s-%d".formatted(addresses.getFirst(), port);
    StringBuilder config =
        new StringBuilder(
            """
            Port %d
            HostKey /mnt/hostkey
            AuthorizedKeysFile /mnt/keys/%%u
            PidFile none
            StrictModes no
            UsePAM no
            KbdInteractiveAuthentication no
            PermitRootLogin no
            PrintMotd no
            UseDNS no
            MaxStartups 500
            LogLevel VERBOSE
            """
                .formatted(port));
    addresses.forEach(address -> config.append("ListenAddress ").append(address).append('\n'));
    write(name, config + more);
    return OpenSshServer.start(folder, variant, name, addresses.getFirst(), port);
  }

  /** Runs a tool that must do what it is asked. */
  public String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDone(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException | InterruptedException _) {
      return false;
    }
  }

  /** The processes that have a text on their command lines, apart from this one's. */
  public static List<String> processesWith(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
        try {
          String line = Files.readString(process.resolve("cmdline"), ISO_8859_1);
          if (line.contains(text)) {
            found.add(line.replace('\0', ' '));
          }
        } catch (IOException _) {
          // It has ended meanwhile.
        }
      }
    }
    return found;
  }
}
