package io.netlapse.collectors.agent.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process that may listen to what the kernel tells of its network (rtnetlink(7)).
 *
 * @param folder of the process below {@code /proc} (proc(5))
 */
record NetlinkListener(Path folder) {

  // The columns of /proc/net/netlink, as netlink_native_seq_show() of the kernel writes them.
  private static final int PROTOCOL = 1;
  private static final int GROUPS = 3;
  private static final int INODE = 9;

  static NetlinkListener of(Process process) {
    return new NetlinkListener(Path.of("/proc", Long.toString(process.pid())));
  }

  /** Whether it has a socket of NETLINK_ROUTE that has joined a group: each change reaches it. */
  boolean hasJoined() throws IOException {
    Set<String> own = sockets();
    try (Stream<String> sockets = Files.lines(folder.resolve("net/netlink"))) {
      return sockets
          .map(line -> line.strip().split("\\s+"))
          .anyMatch(
              column ->
                  column.length > INODE
                      && column[PROTOCOL].equals("0")
                      && !column[GROUPS].equals("00000000")
                      && own.contains("socket:[%s]".formatted(column[INODE])));
    }
  }

  private Set<String> sockets() throws IOException {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("fd"))) {
      for (Path file : files) {
        sockets.add(Files.readSymbolicLink(file).toString());
      }
    }
    return sockets;
  }
}
