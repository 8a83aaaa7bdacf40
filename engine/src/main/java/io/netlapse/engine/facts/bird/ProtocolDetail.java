package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bird.BgpNeighbour;
import io.netlapse.spi.bird.BgpSessionDetail;
import io.netlapse.spi.bird.BirdChannel;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The indented lines behind a protocol in {@code show protocols all}. BIRD 1.x tells preference and
 * filters there, 2.x below {@code Channel ipv4}. Not safe for many threads.
 */
final class ProtocolDetail {

  private static final Set<String> NEIGHBOUR =
      Set.of(
          "Neighbor address",
          "Neighbor AS",
          "Local AS",
          "Neighbor ID",
          "Session",
          "Source address");

  private static final Set<String> CHANNEL =
      Set.of("Table", "Preference", "Input filter", "Output filter");

  /** Counts, timers, what both sides can do, and the state, which the first line tells. */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "State",
          "Routes",
          "Route change stats",
          "Import updates",
          "Import withdraws",
          "Export updates",
          "Export withdraws",
          "BGP state",
          "Neighbor caps",
          "Neighbor graceful restart",
          "Neighbor range",
          "Hold timer",
          "Keepalive timer",
          "Send hold timer",
          "Last error",
          "Route limit",
          "Error wait",
          "Connect delay",
          "Connect retry",
          "Start delay",
          "BGP Next hop",
          "IGP IPv4 table",
          "IGP IPv6 table",
          "Import limit",
          "Receive limit",
          "Export limit",
          "Import state",
          "Export state",
          "Action",
          "Import table",
          "Base table",
          "Local capabilities",
          "Neighbor capabilities",
          "Multiprotocol",
          "AF announced",
          "Route refresh",
          "Enhanced refresh",
          "Graceful restart",
          "4-octet AS numbers",
          "Long-lived graceful restart",
          "Restart time",
          "Role",
          "LL stale time",
          "Extended next hop",
          "Extended message",
          "ADD-PATH",
          "RX",
          "TX",
          "IPv4",
          "IPv6",
          "AF supported",
          "AF preserved",
          "Hostname",
          "Description",
          "Created",
          "Message",
          "VRF",
          "Gateway recursive",
          "LLGR",
          "Pending",
          "Max generation",
          "Sort");

  private final BirdCommand command;
  private final String protocol;
  private final ReadingDraft draft;
  private final Map<String, String> neighbour = new HashMap<>();
  private final List<Span> neighbourSpans = new ArrayList<>();
  private final Map<String, String> channel = new HashMap<>();
  private final List<Span> channelSpans = new ArrayList<>();
  private String channelName = "";

  ProtocolDetail(BirdCommand command, String protocol, ReadingDraft draft) {
    this.command = command;
    this.protocol = protocol;
    this.draft = draft;
  }

  /** Takes a line: {@code Neighbor AS: 64512}, or {@code Channel ipv4}. */
  void line(Line line) {
    String content = line.content().strip();
    if (content.startsWith("Channel ")) {
      endChannel();
      channelName = content.substring("Channel ".length()).strip().toLowerCase(Locale.ROOT);
      channelSpans.add(line.span());
      return;
    }
    int colon = content.indexOf(':');
    String name = colon < 0 ? content : content.substring(0, colon);
    String value = colon < 0 ? "" : content.substring(colon + 1).strip();
    if (colon > 0 && NEIGHBOUR.contains(name) && !value.isEmpty()) {
      neighbour.put(name, value);
      neighbourSpans.add(line.span());
    } else if (colon > 0 && CHANNEL.contains(name) && !value.isEmpty()) {
      channel.put(name, value);
      channelSpans.add(line.span());
    } else if (UNDERSTOOD.contains(name) || isCapability(name) || isAddress(content)) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static boolean isCapability(String content) {
    return content.startsWith("AF ") || content.startsWith("Role ");
  }

  /** The second next hop of a BGP channel stands on a line of its own. */
  private static boolean isAddress(String content) {
    return content.startsWith("fe80:");
  }

  /** The last line was taken. */
  void end() {
    String address = neighbour.get("Neighbor address");
    if (address != null) {
      draft.fact(
          new BgpNeighbour(
                  command.daemon(),
                  protocol,
                  address,
                  neighbour.get("Neighbor AS"),
                  neighbour.get("Local AS"))
              .toFact(),
          neighbourSpans);
      session();
    } else {
      neighbourSpans.forEach(draft::unread);
    }
    endChannel();
  }

  private void session() {
    String id = neighbour.get("Neighbor ID");
    if (id != null) {
      draft.fact(
          new BgpSessionDetail(
                  command.daemon(),
                  protocol,
                  id,
                  neighbour.get("Session"),
                  neighbour.get("Source address"))
              .toFact(),
          neighbourSpans);
    }
  }

  private void endChannel() {
    if (!channelSpans.isEmpty()) {
      String name = channelName.isEmpty() ? command.channel() : channelName;
      draft.fact(
          new BirdChannel(
                  command.daemon(),
                  protocol,
                  name,
                  channel.get("Table"),
                  number(channel.get("Preference")),
                  channel.get("Input filter"),
                  channel.get("Output filter"))
              .toFact(),
          List.copyOf(channelSpans));
    }
    channel.clear();
    channelSpans.clear();
  }

  private static @Nullable Integer number(@Nullable String word) {
    boolean digits =
        word != null
            && !word.isEmpty()
            && word.length() < 7
            && word.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.valueOf(word) : null;
  }
}
