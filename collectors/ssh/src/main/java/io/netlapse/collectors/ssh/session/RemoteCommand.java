package io.netlapse.collectors.ssh.session;

import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Run.Rights;
import io.netlapse.collectors.ssh.node.Run.Script;

/**
 * What is asked of the shell that somebody has on a node, which may be fish or csh: plain words,
 * which each of them reads alike.
 *
 * @param text the command
 * @param feed when the script is to be sent
 */
record RemoteCommand(String text, Feed feed) {

  /** What sudo is told to ask with, on standard error; then it is told the password, not before. */
  static final String PROMPT = "netlapse-asks-for-the-password:";

  /** What the shell behind sudo says, on standard output, when it is there. */
  static final String READY = "netlapse-is-ready";

  /** When the script is to be sent. */
  enum Feed {
    /** At once. */
    AT_ONCE,
    /** When {@link #READY} has come: what is sent before it may be taken for a password. */
    WHEN_READY,
    /** Never: it stands on the node. */
    NEVER
  }

  /** The command that captures a node. */
  static RemoteCommand of(String node, Run run) {
    String arguments = "--node " + node + (run.only() == null ? "" : " --only " + run.only());
    return switch (run.script()) {
      case Script.Installed(String path) ->
          new RemoteCommand(
              "exec %s%s %s".formatted(sudo(run.rights()), path, arguments), Feed.NEVER);
      case Script.Streamed() ->
          run.rights() instanceof Rights.SudoWithPassword
              ? new RemoteCommand(
                  "exec %ssh -c 'echo %s; exec sh -s -- %s'"
                      .formatted(sudo(run.rights()), READY, arguments),
                  Feed.WHEN_READY)
              : new RemoteCommand(
                  "exec %ssh -s -- %s".formatted(sudo(run.rights()), arguments), Feed.AT_ONCE);
    };
  }

  private static String sudo(Rights rights) {
    return switch (rights) {
      case Rights.OfUser() -> "";
      case Rights.Sudo() -> "sudo -n ";
      case Rights.SudoWithPassword(var _) -> "sudo -S -p " + PROMPT + " ";
    };
  }
}
