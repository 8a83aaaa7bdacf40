package io.netlapse.collectors.ssh.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.function.Consumer;

/** Takes what a node writes to standard error, the first of it, and hears when sudo asks. */
final class ErrorOutput extends OutputStream {

  private static final int MOST_BYTES = 16 << 10;
  private static final int MOST_SHOWN = 400;

  private final Consumer<Event> events;
  private final StringBuilder text = new StringBuilder();
  private int heard;

  ErrorOutput(Consumer<Event> events) {
    this.events = events;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, MOST_BYTES - text.length());
    text.append(new String(bytes, offset, Math.max(0, kept), UTF_8));
    int at = text.indexOf(RemoteCommand.PROMPT, heard);
    while (at >= 0) {
      heard = at + RemoteCommand.PROMPT.length();
      events.accept(Event.ASKED);
      at = text.indexOf(RemoteCommand.PROMPT, heard);
    }
  }

  /** What it said, on one line, cut. */
  synchronized String said() {
    String said = OneLine.of(text.toString().replace(RemoteCommand.PROMPT, " "));
    return said.length() <= MOST_SHOWN ? said : said.substring(0, MOST_SHOWN) + "...";
  }
}
