package io.netlapse.engine.facts.ethtool;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ethtool.DeviceDriver;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code ethtool -i DEVICE} (ethtool(8)), and several devices with a line {@code Driver of
 * DEVICE:} before each, as the capture asks for them. A sample:
 *
 * <pre>{@code
 * driver: virtio_net
 * version: 1.0.0
 * firmware-version:
 * bus-info: 0000:00:03.0
 * }</pre>
 */
public final class EthtoolDriverParser extends OutputParser {

  private static final String HEADER = "Driver of ";

  private static final Set<String> TOLD =
      Set.of("driver", "version", "firmware-version", "bus-info");

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "expansion-rom-version",
          "supports-statistics",
          "supports-test",
          "supports-eeprom-access",
          "supports-register-dump",
          "supports-priv-flags");

  /** For {@link java.util.ServiceLoader}. */
  public EthtoolDriverParser() {
    super("ethtool-driver", 1, DeviceDriver.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return EthtoolCommand.isCapture(command, "ethtool-driver")
        || EthtoolCommand.of(command)
            .filter(tool -> tool.option().equals("-i") || tool.option().equals("--driver"))
            .isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return EthtoolCommand.of(command)
        .filter(tool -> !command.filtered() && tool.alone())
        .map(tool -> Scope.of(Coverage.where(DeviceDriver.KIND, Map.of("dev", tool.dev()))))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Told told = new Told(EthtoolCommand.of(command).map(EthtoolCommand::dev).orElse(""));
    for (Line line : Line.of(text)) {
      String content = line.content().strip();
      int colon = content.indexOf(':');
      String name = colon < 0 ? "" : content.substring(0, colon);
      if (content.startsWith(HEADER) && content.endsWith(":")) {
        told.write(draft);
        told = new Told(content.substring(HEADER.length(), content.length() - 1));
        draft.understood(line.span());
      } else if (TOLD.contains(name)) {
        told.put(name, content.substring(colon + 1).strip(), line.span());
      } else if (UNDERSTOOD.contains(name)) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    told.write(draft);
  }

  /** What was told of one device. */
  private static final class Told {

    private final String dev;
    private final Map<String, String> values = new TreeMap<>();
    private final List<Span> spans = new ArrayList<>();

    Told(String dev) {
      this.dev = dev;
    }

    void put(String name, String value, Span span) {
      values.put(name, value);
      spans.add(span);
    }

    void write(ReadingDraft draft) {
      String driver = values.getOrDefault("driver", "");
      if (driver.isEmpty() || dev.isEmpty()) {
        spans.forEach(draft::unread);
        return;
      }
      draft.fact(
          new DeviceDriver(
                  dev,
                  driver,
                  values.get("version"),
                  values.get("firmware-version"),
                  values.get("bus-info"))
              .toFact(),
          spans);
    }
  }
}
