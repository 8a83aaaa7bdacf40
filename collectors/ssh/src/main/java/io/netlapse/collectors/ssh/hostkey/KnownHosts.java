package io.netlapse.collectors.ssh.hostkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.ssh.hostkey.KnownHost.Marker;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A known_hosts file. A host that it knows by one key or more is never taken with another; one that
 * it does not know is taken only where first uses are accepted, and written down then. Safe for
 * many threads.
 */
public final class KnownHosts {

  private final Path file;
  private final boolean acceptsNew;
  private final List<KnownHost> known = new CopyOnWriteArrayList<>();

  /** The lines of each host that was asked for: to compare with a hashed name takes a hash. */
  private final Map<String, List<KnownHost>> byName = new ConcurrentHashMap<>();

  private int lines;

  private KnownHosts(Path file, boolean acceptsNew) {
    this.file = file;
    this.acceptsNew = acceptsNew;
  }

  /**
   * Reads a file; one that is not there knows nobody.
   *
   * @param acceptsNew whether hosts are taken that it does not know
   * @throws CollectException if it cannot be read, or a line is none: it might revoke a key
   */
  public static KnownHosts read(Path file, boolean acceptsNew) throws CollectException {
    KnownHosts hosts = new KnownHosts(file, acceptsNew);
    try {
      for (String line : Files.readString(file).lines().map(String::strip).toList()) {
        hosts.lines++;
        if (!line.isEmpty() && !line.startsWith("#")) {
          hosts.known.add(KnownHost.read(hosts.lines, line));
        }
      }
      return hosts;
    } catch (NoSuchFileException _) {
      return hosts;
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "%s:%d: this is no line of known_hosts: %s. Correct it or take it out."
              .formatted(file, hosts.lines, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new CollectException(
          "The known hosts in %s cannot be read (%s). May this user read it?"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Judges the key that a host shows.
   *
   * @param address {@code host}, or {@code [host]:port} where the port is not 22
   */
  public synchronized Verdict judge(String address, HostKey shown) {
    List<KnownHost> lines = of(address);
    for (KnownHost line : lines) {
      if (line.marker() == Marker.REVOKED && line.key().equals(shown)) {
        return refused(
            ("shows the key %s (%s), which %s:%d revokes. Find out who answers there, and give the"
                    + " host a new key")
                .formatted(shown.fingerprint(), shown.type(), file, line.line()));
      }
    }
    List<KnownHost> keys = lines.stream().filter(line -> line.marker() == Marker.HOST).toList();
    if (keys.stream().anyMatch(line -> line.key().equals(shown))) {
      return new Verdict.Known();
    }
    return keys.isEmpty() ? unknown(address, shown) : changed(keys, shown);
  }

  /** The keys of authorities that may vouch for a host. */
  public List<HostKey> authorities(String address) {
    return keys(address, Marker.AUTHORITY);
  }

  /** The keys that must not be taken from a host. */
  public List<HostKey> revoked(String address) {
    return keys(address, Marker.REVOKED);
  }

  /** The keys that a host is known by. */
  public List<HostKey> keys(String address) {
    return keys(address, Marker.HOST);
  }

  private List<HostKey> keys(String address, Marker marker) {
    return of(address).stream()
        .filter(line -> line.marker() == marker)
        .map(KnownHost::key)
        .toList();
  }

  private List<KnownHost> of(String address) {
    return byName.computeIfAbsent(
        address.toLowerCase(Locale.ROOT),
        name -> known.stream().filter(line -> line.hosts().matches(name)).toList());
  }

  private Verdict changed(List<KnownHost> keys, HostKey shown) {
    KnownHost line =
        keys.stream()
            .filter(each -> each.key().type().equals(shown.type()))
            .findFirst()
            .orElse(keys.getFirst());
    return refused(
        ("has another host key than before: it shows %s (%s), and %s:%d has %s (%s). Somebody may"
             + " sit between. If the host was set up anew, ask there for its key and correct that"
             + " line")
            .formatted(
                shown.fingerprint(),
                shown.type(),
                file,
                line.line(),
                line.key().fingerprint(),
                line.key().type()));
  }

  private Verdict unknown(String address, HostKey shown) {
    if (!acceptsNew) {
      return refused(
          ("is not in %s; it shows %s (%s). Compare that with 'ssh-keygen -lf' on the host and add"
                  + " its key, or take keys at first use with -O accept-new=true")
              .formatted(file, shown.fingerprint(), shown.type()));
    }
    String line = "%s %s %s".formatted(address, shown.type(), shown.base64());
    try {
      append(line + "\n");
    } catch (IOException e) {
      return refused(
          "is not known, and its key could not be added to %s (%s). Let this user write there"
              .formatted(file, e.getMessage()));
    }
    known.add(KnownHost.read(++lines, line));
    byName.remove(address.toLowerCase(Locale.ROOT));
    return new Verdict.FirstUse();
  }

  /** In one write at the end, so that whoever reads or adds meanwhile finds whole lines. */
  private void append(String line) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    boolean unended =
        Files.exists(file) && Files.size(file) > 0 && !Files.readString(file).endsWith("\n");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(((unended ? "\n" : "") + line).getBytes(UTF_8)));
      channel.force(true);
    }
  }

  private static Verdict refused(String reason) {
    return new Verdict.Refused(reason + ".");
  }
}
