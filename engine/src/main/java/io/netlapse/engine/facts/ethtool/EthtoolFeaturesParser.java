package io.netlapse.engine.facts.ethtool;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ethtool.Offload;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ethtool -k DEVICE} (ethtool(8)): text, {@code --json}, several devices one after the
 * other, and what {@code ethtool -K} says that it changed. A sample:
 *
 * <pre>{@code
 * Features for flannel.1:
 * tx-checksumming: off
 * 	tx-checksum-ip-generic: off [requested on]
 * 	tx-checksum-ipv4: off [fixed]
 * }</pre>
 */
public final class EthtoolFeaturesParser extends OutputParser {

  private static final String HEADER = "Features for ";

  private static final Set<String> SHOWING = Set.of("-k", "--show-features", "--show-offload");

  private static final Set<String> SETTING = Set.of("-K", "--features", "--offload");

  private static final Set<String> NOTES =
      Set.of("[fixed]", "[requested on]", "[requested off]", "[not requested]");

  /** For {@link java.util.ServiceLoader}. */
  public EthtoolFeaturesParser() {
    super("ethtool-features", 1, Offload.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return EthtoolCommand.isCapture(command, "ethtool-features")
        || EthtoolCommand.of(command)
            .filter(tool -> SHOWING.contains(tool.option()) || SETTING.contains(tool.option()))
            .isPresent();
  }

  /** All features of the one device; of several, which are not all, only what it shows. */
  @Override
  public Scope scope(Command command) {
    return EthtoolCommand.of(command)
        .filter(tool -> !command.filtered() && SHOWING.contains(tool.option()) && tool.alone())
        .map(tool -> Scope.of(Coverage.where(Offload.KIND, Map.of("dev", tool.dev()))))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String dev = EthtoolCommand.of(command).map(EthtoolCommand::dev).orElse("");
    if (JsonElements.looksLike(text)) {
      json(text, draft);
      return;
    }
    for (Line line : Line.of(text)) {
      String content = line.content().strip();
      if (content.startsWith(HEADER) && content.endsWith(":")) {
        dev = content.substring(HEADER.length(), content.length() - 1);
        draft.understood(line.span());
      } else if (content.equals("Actual changes:")) {
        draft.understood(line.span());
      } else if (!feature(dev, content, line.span(), draft)) {
        draft.unread(line.span());
      }
    }
  }

  private static boolean feature(String dev, String content, Span span, ReadingDraft draft) {
    int colon = content.indexOf(": ");
    if (colon < 1 || dev.isEmpty() || content.lastIndexOf(' ', colon) >= 0) {
      return false;
    }
    String rest = content.substring(colon + 2).strip();
    int blank = rest.indexOf(' ');
    String value = blank < 0 ? rest : rest.substring(0, blank);
    String note = blank < 0 ? "" : rest.substring(blank + 1).strip();
    boolean known =
        (value.equals("on") || value.equals("off")) && (note.isEmpty() || NOTES.contains(note));
    if (known) {
      String plain = note.isEmpty() ? "" : note.substring(1, note.length() - 1);
      add(dev, content.substring(0, colon), value, plain, span, draft);
    }
    return known;
  }

  private static void add(
      String dev, String feature, String value, String note, Span span, ReadingDraft draft) {
    @Nullable String told = note.isEmpty() ? null : note;
    draft.fact(new Offload(dev, feature.toLowerCase(Locale.ROOT), value, told).toFact(), span);
  }

  private static void json(String text, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(text);
    for (JsonObject device : elements.objects()) {
      String dev = device.word("ifname");
      draft.understood(device.span());
      for (JsonMember member : device.members()) {
        if (!member.name().equals("ifname") && (dev.isEmpty() || !member(dev, member, draft))) {
          draft.unread(member.span());
        }
      }
    }
    elements.damaged().forEach(draft::unread);
  }

  /** {@code {"active": true, "fixed": false, "requested": true}}. */
  private static boolean member(String dev, JsonMember member, ReadingDraft draft) {
    if (!(member.value() instanceof JsonObject feature)) {
      return false;
    }
    Optional<String> active = onOff(feature.word("active"));
    Optional<String> requested = onOff(feature.word("requested"));
    if (active.isEmpty()) {
      return false;
    }
    String note =
        feature.word("fixed").equals("true")
            ? "fixed"
            : requested
                .filter(asked -> !asked.equals(active.get()))
                .map(asked -> "requested " + asked)
                .orElse("");
    add(dev, member.name(), active.get(), note, member.span(), draft);
    return true;
  }

  private static Optional<String> onOff(String word) {
    return switch (word) {
      case "true" -> Optional.of("on");
      case "false" -> Optional.of("off");
      default -> Optional.empty();
    };
  }
}
