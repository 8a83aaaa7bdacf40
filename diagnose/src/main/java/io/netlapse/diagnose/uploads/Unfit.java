package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why an output that somebody gave is no part of a node's history. */
final class Unfit {

  /** Secrets of Kubernetes, whose data is in base64 and no secret at all to who reads it. */
  private static final Pattern SECRETS =
      Pattern.compile(
          "(?m)\"kind\"\\s*:\\s*\"Secret(?:List)?\"|^\\s*(?:- )?kind: Secret(?:List)?\\s*$");

  private static final Pattern LISTS_SECRETS = Pattern.compile("\\bsecrets?\\b");

  private static final int LOOKED_AT = 8192;

  private Unfit() {}

  /** A sentence without full stop; null for an output that is kept. */
  static @Nullable String why(ReadPiece piece) {
    if (piece.inside() != null) {
      return "`%s` ran in the network of %s, which is not the node's"
          .formatted(piece.command(), piece.inside());
    }
    if (isBinary(piece.section().output())) {
      return "it is binary, no text";
    }
    if (holdsSecrets(piece)) {
      return "it holds Secrets of Kubernetes, which are never kept; ask for the other kinds alone";
    }
    if (piece.pasted() == null) {
      return null;
    }
    if (piece.probe() == null && piece.command().isBlank()) {
      return "words, or the output of a command that is not there (%d lines)"
          .formatted(piece.lines());
    }
    return piece.pasted().paste().masked().isEmpty()
        ? null
        : "`%s` has masked addresses, which a history cannot compare; 'diagnose' reads it"
            .formatted(piece.pasted().paste().command().text());
  }

  /** No command that is asked here prints a zero byte near its beginning. */
  private static boolean isBinary(Content output) {
    var bytes = output.buffer();
    for (int i = 0; i < LOOKED_AT && bytes.hasRemaining(); i++) {
      // /proc/*/cmdline parts its words so, and nothing else does.
      if (bytes.get() == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsSecrets(ReadPiece piece) {
    Command command = Command.parse(piece.command());
    boolean isOfCluster =
        command.program().equals("kubectl")
            || command.program().equals("oc")
            || (piece.probe() != null && piece.probe().value().startsWith("kubectl"));
    return isOfCluster
        && ((command.words().contains("get") && LISTS_SECRETS.matcher(command.text()).find())
            || SECRETS.matcher(piece.section().output().text()).find());
  }
}
