package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The script's run on a node: what is sent there and what comes back. For one thread. */
final class Conversation {

  private static final Duration STATUS_GRACE = Duration.ofSeconds(2);
  private static final int UNKNOWN_STATUS = -1;

  private final ChannelExec channel;
  private final RemoteCommand command;
  private final byte[] script;
  private final byte @Nullable [] password;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ErrorOutput errors = new ErrorOutput(events::add);
  private final BundleOutput output;
  private boolean answered;
  private boolean passwordRefused;

  /**
   * Begins nothing yet.
   *
   * @param password what sudo is told when it asks; null where it must not ask
   */
  Conversation(
      ChannelExec channel,
      RemoteCommand command,
      byte[] script,
      byte @Nullable [] password,
      int limit) {
    this.channel = channel;
    this.command = command;
    this.script = script;
    this.password = password;
    this.output = new BundleOutput(limit, InstantSource.system(), events::add);
  }

  /** Runs the script and returns when nothing more comes. */
  void run(Duration timeout) throws JSchException, IOException, InterruptedException {
    channel.setCommand(command.text());
    channel.setOutputStream(output);
    channel.setErrStream(errors);
    OutputStream in = channel.getOutputStream();
    channel.connect(Math.toIntExact(timeout.toMillis()));
    if (command.feed() == RemoteCommand.Feed.AT_ONCE) {
      send(in, script);
      end(in);
    }
    for (Event event = events.take(); event != Event.ENDED; event = events.take()) {
      switch (event) {
        case ASKED -> answer(in);
        case READY -> {
          if (command.feed() == RemoteCommand.Feed.WHEN_READY) {
            send(in, script);
            end(in);
          }
        }
        case BEGUN -> end(in);
        case ENDED -> {}
      }
    }
    awaitStatus();
  }

  /** Once: who asks again did not like it, and a third time would lock the user out. */
  private void answer(OutputStream in) {
    if (password == null || passwordRefused) {
      return;
    }
    if (answered) {
      passwordRefused = true;
      channel.disconnect();
      return;
    }
    answered = true;
    send(in, password);
    send(in, new byte[] {'\n'});
  }

  /** A shell that ended early says why by itself. */
  private static void send(OutputStream in, byte[] bytes) {
    try {
      in.write(bytes);
      in.flush();
    } catch (IOException _) {
      // Its exit status and what it wrote tell more than that nobody reads.
    }
  }

  /** Nothing more is to be read there. */
  private static void end(OutputStream in) {
    try {
      in.close();
    } catch (IOException _) {
      // Then it has ended.
    }
  }

  /** The status comes behind the end of the output, and may not come at all. */
  private void awaitStatus() throws InterruptedException {
    long end = System.nanoTime() + STATUS_GRACE.toNanos();
    while (!channel.isClosed() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  BundleOutput output() {
    return output;
  }

  String errors() {
    return errors.said();
  }

  boolean passwordRefused() {
    return passwordRefused;
  }

  /** Whether the command ended, and was not cut off. */
  boolean hasStatus() {
    return channel.getExitStatus() != UNKNOWN_STATUS;
  }

  int status() {
    return channel.getExitStatus();
  }
}
