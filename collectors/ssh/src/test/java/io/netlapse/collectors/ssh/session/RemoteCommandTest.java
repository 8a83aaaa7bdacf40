package io.netlapse.collectors.ssh.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Run.Rights;
import io.netlapse.collectors.ssh.node.Run.Script;
import io.netlapse.collectors.ssh.session.RemoteCommand.Feed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RemoteCommandTest {

  private static final Script STREAMED = new Script.Streamed();
  private static final Script INSTALLED = new Script.Installed("/opt/capture");

  @Test
  void script_isReadByAShell() {
    assertThat(command(STREAMED, new Rights.OfUser(), "core"))
        .isEqualTo(new RemoteCommand("exec sh -s -- --node w-1 --only core", Feed.AT_ONCE));
    assertThat(command(STREAMED, new Rights.Sudo(), null))
        .isEqualTo(new RemoteCommand("exec sudo -n sh -s -- --node w-1", Feed.AT_ONCE));
  }

  @Test
  void script_waitsForTheShellWhereSudoMayAskForAPassword() {
    RemoteCommand command =
        command(STREAMED, new Rights.SudoWithPassword(Path.of("/secret")), null);

    assertThat(command.feed()).isEqualTo(Feed.WHEN_READY);
    assertThat(command.text())
        .isEqualTo(
            "exec sudo -S -p netlapse-asks-for-the-password: sh -c 'echo netlapse-is-ready;"
                + " exec sh -s -- --node w-1'");
  }

  @Test
  void installedScript_isSentNothing() {
    assertThat(command(INSTALLED, new Rights.Sudo(), null))
        .isEqualTo(new RemoteCommand("exec sudo -n /opt/capture --node w-1", Feed.NEVER));
  }

  private static RemoteCommand command(Script script, Rights rights, String only) {
    return RemoteCommand.of("w-1", new Run(script, rights, only));
  }
}
