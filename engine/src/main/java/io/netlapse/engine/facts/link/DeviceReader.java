package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;

/** Chooses who reads an output of {@code ip address} or {@code ip link}, by its dialect. */
final class DeviceReader {

  private DeviceReader() {}

  static void read(String text, Command command, ReadingDraft draft) {
    IpCommand ip = IpCommand.of(command).orElseGet(() -> IpCommand.plain("address"));
    read(text, DeviceCommand.of(ip), draft);
  }

  private static void read(String text, DeviceCommand command, ReadingDraft draft) {
    if (JsonElements.looksLike(text)) {
      DeviceJson.read(text, command, draft);
    } else if (command.ip().brief()) {
      BriefText.read(text, command, draft);
    } else {
      DeviceText.read(text, command, draft);
    }
  }
}
