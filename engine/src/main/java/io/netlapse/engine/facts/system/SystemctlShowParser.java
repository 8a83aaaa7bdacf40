package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;

/**
 * Reads {@code systemctl show} of named units (systemctl(1)): a paragraph of {@code KEY=VALUE}
 * lines for each. Properties that are no part of a fact, {@code MainPID} among them, are understood
 * and left out, so nothing of an environment or a command line can become a fact.
 *
 * <p>A unit that is not there ({@code LoadState=not-found}) gives no facts. A kind whose properties
 * were not all asked for gives none either: half a state would look like another one.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * Id=kubelet.service
 * LoadState=loaded
 * ActiveState=active
 * NRestarts=0
 * }</pre>
 */
public final class SystemctlShowParser extends OutputParser {

  /** Without state. */
  public SystemctlShowParser() {
    super("systemctl-show", 1, UnitState.KIND, UnitStart.KIND, UnitRestarts.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("systemctl")
        && UnitQuestion.verb(command).equals("show")
        && !command.arguments().contains("--value");
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered() ? Scope.ONLY_SHOWN : UnitQuestion.of(command).scope();
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    UnitParagraph paragraph = new UnitParagraph();
    int end = 0;
    for (Line line : Line.of(text)) {
      if (isBlankLineBetween(text, end, line.start())) {
        paragraph.read(draft);
        paragraph = new UnitParagraph();
      }
      end = line.end();
      if (UnitParagraph.isProperty(line)) {
        paragraph.add(line);
      } else {
        draft.unread(line.span());
      }
    }
    paragraph.read(draft);
  }

  private static boolean isBlankLineBetween(String text, int end, int start) {
    int newline = text.indexOf('\n', end);
    return newline >= 0
        && newline < start
        && text.indexOf('\n', newline + 1) >= 0
        && text.indexOf('\n', newline + 1) < start;
  }
}
