package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPVS's table as a listing: a line for each virtual server, under it one for each real
 * server. The two dialects, of ipvsadm(8) and of the kernel, differ in how they write numbers and
 * in what stands behind the scheduler. Not safe for many threads.
 */
final class IpvsListing {

  private static final List<String> HEADERS =
      List.of("IP Virtual Server version ", "Prot LocalAddress:Port ", "-> RemoteAddress:Port");

  private final boolean kernel;
  private final boolean tellsPorts;
  private final ReadingDraft draft;
  private Columns columns;
  private @Nullable ServiceRow current;
  private @Nullable ServedPort port;

  private IpvsListing(boolean kernel, boolean tellsPorts, Columns columns, ReadingDraft draft) {
    this.kernel = kernel;
    this.tellsPorts = tellsPorts;
    this.columns = columns;
    this.draft = draft;
  }

  /**
   * The form of {@code ipvsadm -L}.
   *
   * @param columns those that the command asks for; a header in the output knows better
   * @param tellsPorts whether every real server of a service that is there at all is listed
   * @param draft accounts for the lines
   */
  static IpvsListing ofTool(Columns columns, boolean tellsPorts, ReadingDraft draft) {
    return new IpvsListing(false, tellsPorts, columns, draft);
  }

  /** The form of {@code /proc/net/ip_vs}. */
  static IpvsListing ofKernel(boolean tellsPorts, ReadingDraft draft) {
    return new IpvsListing(true, tellsPorts, Columns.USUAL, draft);
  }

  void read(String text) {
    List<Line> lines = Line.of(text);
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      if (HEADERS.stream().anyMatch(line.content().stripLeading()::startsWith)) {
        header(line);
      } else if (isRealServer(line)) {
        realServer(line);
      } else {
        virtualServer(line, at + 1 < lines.size() ? lines.get(at + 1) : line);
      }
    }
    endService();
  }

  private static boolean isRealServer(Line line) {
    return line.words().peek().equals("->");
  }

  private void header(Line line) {
    endService();
    draft.understood(line.span());
    if (!kernel) {
      Columns.ofHeader(line.content()).ifPresent(named -> columns = named);
    }
  }

  private void virtualServer(Line line, Line next) {
    endService();
    List<String> words = line.wordList();
    boolean six = isRealServer(next) && next.content().contains("-> [");
    // The kernel does not tell a mark's family; without a real server nobody knows it.
    boolean untold = kernel && words.getFirst().equals("FWM") && !isRealServer(next);
    Optional<ServiceRow> told =
        kernel ? ServiceRow.ofKernel(words, six) : ServiceRow.ofTool(words, columns);
    ServiceRow row = untold ? null : told.orElse(null);
    if (row == null) {
      draft.unread(line.span());
      return;
    }
    current = row;
    if (row.service() == null || !columns.tellScheduler()) {
      draft.fact(brief(row).toFact(), line.span());
      return;
    }
    boolean persistent = row.tail().persistent();
    draft.fact(
        new IpvsVirtualServer(row.service(), row.scheduler(), persistent).toFact(), line.span());
    IpvsOptions options = row.tail().options(row.service());
    if (!kernel && !options.isEmpty()) {
      draft.fact(options.toFact(), line.span());
    }
    if (tellsPorts && columns.tellWeight()) {
      port = new ServedPort(row.service(), line.span());
    }
  }

  private IpvsVirtualServerBrief brief(ServiceRow row) {
    boolean tells = columns.tellScheduler();
    return new IpvsVirtualServerBrief(
        form(row), row.protocol(), row.text(), tells ? row.scheduler() : null, row.tail().text());
  }

  private String form(ServiceRow row) {
    return row.service() == null ? columns.namedForm() : columns.form();
  }

  private void realServer(Line line) {
    Optional<ServerRow> row = ServerRow.of(line.wordList(), columns);
    Optional<Endpoint> server = row.flatMap(known -> endpoint(known.server()));
    boolean named = row.isPresent() && server.isEmpty();
    if (current == null || row.isEmpty() || (named && !isName(row.get().server()))) {
      draft.unread(line.span());
      if (port != null) {
        port.miss();
      }
    } else if (server.isEmpty() || current.service() == null || !columns.tellServer()) {
      brief(line, current, row.get(), server);
    } else {
      full(line, current, row.get(), server.get());
    }
  }

  private void full(Line line, ServiceRow service, ServerRow row, Endpoint server) {
    if (service.service() == null || row.forward() == null || row.weight() == null) {
      return;
    }
    IpvsRealServer fact =
        new IpvsRealServer(
            service.service(), server.address(), server.port(), row.forward(), row.weight());
    draft.fact(fact.toFact(), line.span());
    if (row.tunnel() != null) {
      IpvsTunnel tunnel =
          new IpvsTunnel(service.service(), server.address(), server.port(), row.tunnel());
      draft.fact(tunnel.toFact(), line.span());
    }
    if (port != null) {
      port.add(server, row.weight(), line.span());
    }
  }

  private void brief(Line line, ServiceRow service, ServerRow row, Optional<Endpoint> server) {
    boolean numeric = server.isPresent() && service.service() != null;
    IpvsRealServerBrief fact =
        new IpvsRealServerBrief(
            numeric ? columns.form() : columns.namedForm(),
            service.protocol(),
            service.text(),
            server.map(Endpoint::text).orElse(row.server()),
            row.forward(),
            row.weight());
    draft.fact(fact.toFact(), line.span());
    if (numeric && row.upper() != null && row.lower() != null && service.service() != null) {
      IpvsThresholds limits =
          new IpvsThresholds(
              service.service(),
              server.get().address(),
              server.get().port(),
              row.upper(),
              row.lower());
      if (!limits.isEmpty()) {
        draft.fact(limits.toFact(), line.span());
      }
    }
    if (port != null && numeric && row.weight() != null) {
      port.add(server.get(), row.weight(), line.span());
    } else if (port != null) {
      port.miss();
    }
  }

  private boolean isName(String server) {
    return !kernel && Endpoint.isNamed(server);
  }

  private Optional<Endpoint> endpoint(String text) {
    return kernel ? Endpoint.hexadecimal(text) : Endpoint.decimal(text);
  }

  private void endService() {
    if (current != null && port != null) {
      if (kernel) {
        port.tellBriefly(current.tail().persistent(), draft);
      } else {
        port.tell(current.tail().timeout(), draft);
      }
    }
    current = null;
    port = null;
  }
}
