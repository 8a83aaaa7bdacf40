package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.netlapse.collectors.capture.CaptureLimits;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.collectors.ssh.hostkey.KnownHosts;
import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Captures nodes over SSH, each within its time. Safe for many threads. */
public final class RemoteCapture implements AutoCloseable {

  private static final Duration GOODBYE = Duration.ofMillis(300);

  private final Logins logins;
  private final byte[] script = CaptureScript.shipped().text();

  /**
   * Captures whom it knows.
   *
   * @param agentSocket where the agent listens; null where there is none
   */
  public RemoteCapture(KnownHosts hosts, @Nullable Path agentSocket) {
    this.logins = new Logins(hosts, new Identities(agentSocket));
  }

  /**
   * Captures a node. Blocks until it is done or its time is over, whichever is sooner.
   *
   * @return what came, at least the first line of a bundle
   * @throws TargetException if none came
   * @throws InterruptedException if the thread was interrupted; the node is left then
   */
  public Received capture(Target target) throws TargetException, InterruptedException {
    byte[] password =
        target.run().rights() instanceof Run.Rights.SudoWithPassword(Path file)
            ? Secret.of(file, "The password for sudo")
            : null;
    try (Lifeline lifeline = new Lifeline();
        Lifeline.Limit _ = lifeline.endingWithin(target.timeout())) {
      Session session = logins.open(target, lifeline);
      try {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        lifeline.hold(() -> leave(channel));
        Conversation conversation =
            new Conversation(
                channel,
                RemoteCommand.of(target.node(), target.run()),
                script,
                password,
                CaptureLimits.DEFAULT.bytes());
        conversation.run(target.connectTimeout());
        return received(target, conversation, lifeline.state());
      } catch (JSchException | IOException e) {
        throw notRun(target, lifeline.state(), e);
      }
    }
  }

  /** Ends the connections to hosts on the way, which nodes share. */
  @Override
  public void close() {
    logins.close();
  }

  private static TargetException notRun(Target target, Lifeline.State state, Exception cause) {
    return state == Lifeline.State.OVER
        ? new TargetException(
            Fault.TIME,
            "Its time of %d s was over when it had let us in. The setting timeout gives it longer."
                .formatted(target.timeout().toSeconds()),
            cause)
        : new TargetException(
            Fault.CONNECTION,
            "%s let us in and then runs nothing for us (%s). Does its sshd allow commands, and one more session?"
                .formatted(target.hop().address(), OneLine.of(String.valueOf(cause.getMessage()))),
            cause);
  }

  /** Tells the script to end, which removes its files, before the connection is cut. */
  private static void leave(ChannelExec channel) {
    if (!channel.isConnected() || channel.isClosed() || channel.isEOF()) {
      return;
    }
    Thread goodbye =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    channel.sendSignal("TERM");
                    Thread.sleep(GOODBYE);
                  } catch (Exception _) {
                    // Then the connection is gone, and the script ends when it cannot write.
                  }
                });
    try {
      boolean _ = goodbye.join(GOODBYE.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Received received(Target target, Conversation conversation, Lifeline.State state)
      throws TargetException {
    BundleOutput output = conversation.output();
    Instant begunAt = output.begunAt();
    if (begunAt == null) {
      throw NoBundle.of(target, conversation, state);
    }
    String ending = output.refusal();
    if (ending != null) {
      ending += ", more than is taken";
    } else if (state == Lifeline.State.OVER) {
      ending =
          "its time of %d s was over. The setting timeout gives it longer"
              .formatted(target.timeout().toSeconds());
    } else if (!conversation.hasStatus()) {
      ending = "the connection broke";
    } else if (conversation.status() != 0) {
      ending =
          "the script ended with status %d: %s"
              .formatted(conversation.status(), conversation.errors());
    }
    return new Received(Content.of(output.bundle()), begunAt, output.noise(), ending);
  }
}
