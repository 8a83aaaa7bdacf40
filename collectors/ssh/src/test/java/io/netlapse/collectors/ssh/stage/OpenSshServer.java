package io.netlapse.collectors.ssh.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running sshd. */
public final class OpenSshServer implements AutoCloseable {

  private final Process process;
  private final Path log;

  private OpenSshServer(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static OpenSshServer start(Path folder, String variant, String config, String address, int port)
      throws IOException, InterruptedException {
    Path log = folder.resolve(config + ".log");
    Process process =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                folder.resolve("server.sh").toString(),
                folder.toString(),
                variant,
                config)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    OpenSshServer server = new OpenSshServer(process, log);
    server.awaitListening(address, port);
    return server;
  }

  private void awaitListening(String address, int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port), 1_000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("sshd does not listen: " + log(), e);
        }
        Thread.sleep(20);
      }
    }
  }

  /** What it said. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** What the capture left in the folders where it may write. */
  public List<String> leftovers() throws IOException {
    List<String> found = new ArrayList<>();
    Path root = Path.of("/proc", Long.toString(process.pid()), "root");
    for (String folder : List.of("run", "dev/shm", "tmp", "var/tmp")) {
      try (Stream<Path> files = Files.list(root.resolve(folder))) {
        files
            .map(file -> folder + "/" + file.getFileName())
            .filter(name -> name.contains("netlapse-capture"))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** A port that nobody listens at, on any address of the loopback interface. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it with the sessions that are left. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
