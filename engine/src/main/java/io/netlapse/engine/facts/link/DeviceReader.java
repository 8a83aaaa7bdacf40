package io.netlapse.engine.facts.link;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;

/** Chooses who reads an output of {@code ip address} or {@code ip link}, by its dialect. */
final class DeviceReader {

  private DeviceReader() {}

  /** The reading with the account of every piece of the output. */
  static ReadingDraft draft(String text, Command command) {
    ReadingDraft draft = new ReadingDraft();
    IpCommand ip = IpCommand.of(command).orElseGet(() -> IpCommand.plain("address"));
    read(text, DeviceCommand.of(ip), draft);
    return draft;
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
