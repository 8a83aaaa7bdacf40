package io.netlapse.collectors.ssh.session;

import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Target;

/** Tells in words for people why a node that let us in wrote no bundle. */
final class NoBundle {

  private NoBundle() {}

  static TargetException of(Target target, Conversation conversation, Lifeline.State state) {
    String said = said(conversation);
    if (conversation.passwordRefused()) {
      return new TargetException(
          Fault.SUDO,
          "sudo there does not take the password of %s. Correct the file that sudo-password-file names."
              .formatted(target.hop().user()));
    }
    if (state == Lifeline.State.OVER) {
      return new TargetException(
          Fault.TIME,
          "Nothing of a bundle came within %d s%s. Does its shell or sudo wait for something? The setting timeout gives it longer."
              .formatted(target.timeout().toSeconds(), said));
    }
    if (conversation.output().refusal() != null) {
      return new TargetException(
          Fault.SCRIPT,
          "It was left because %s%s. Keep its shells quiet for sessions without a terminal."
              .formatted(conversation.output().refusal(), said));
    }
    if (!(target.run().rights() instanceof Run.Rights.OfUser) && isOfSudo(conversation)) {
      return new TargetException(
          Fault.SUDO,
          "sudo there does not let %s run the script%s. docs/ssh.md has the lines that sudoers needs; without 'sudo' the script takes what the user may see."
              .formatted(target.hop().user(), said));
    }
    if (!conversation.hasStatus()) {
      return new TargetException(
          Fault.CUT, "The connection broke before a bundle began%s. Try again.".formatted(said));
    }
    return new TargetException(
        Fault.SCRIPT,
        "It wrote no bundle (exit status %d)%s. Does the user have a shell there, and is there a POSIX sh?"
            .formatted(conversation.status(), said));
  }

  private static boolean isOfSudo(Conversation conversation) {
    return conversation.errors().contains("sudo") || conversation.errors().contains("assword");
  }

  private static String said(Conversation conversation) {
    String errors = conversation.errors();
    String said = errors.isEmpty() ? conversation.output().noise() : errors;
    return said.isEmpty() ? "" : "; it said: " + said;
  }
}
