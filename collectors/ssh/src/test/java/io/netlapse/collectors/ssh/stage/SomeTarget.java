package io.netlapse.collectors.ssh.stage;

import io.netlapse.collectors.ssh.node.Credentials;
import io.netlapse.collectors.ssh.node.Hop;
import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Target;
import java.time.Duration;
import java.util.List;

/** Targets that nobody connects to. */
public final class SomeTarget {

  private SomeTarget() {}

  /** One of that name. */
  public static Target named(String node) {
    return new Target(
        node,
        new Hop("192.0.2.1", 22, "nl", new Credentials(List.of(), false, null)),
        List.of(),
        new Run(new Run.Script.Streamed(), new Run.Rights.OfUser(), null),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
