package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.Optional;

/** A listing of {@code ip} with a line, or in JSON an object, for each thing of one kind. */
abstract class IpListing extends OutputParser {

  private final String object;
  private final FactKind kind;

  IpListing(String probe, int version, String object, FactKind kind) {
    super(probe, version, kind);
    this.object = object;
    this.kind = kind;
  }

  /** Reads a line; false where it is not known. */
  abstract boolean line(Line line, ReadingDraft draft);

  /** Reads an object; false where it is not known. */
  abstract boolean json(JsonObject element, ReadingDraft draft);

  /** The condition for what a selection by these arguments shows; empty where none can say it. */
  Optional<Map<String, String>> selected(IpCommand ip) {
    return ip.arguments().isEmpty() ? Optional.of(Map.of()) : Optional.empty();
  }

  final Optional<IpCommand> command(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists(object));
  }

  @Override
  public boolean reads(Command command) {
    return command(command).isPresent();
  }

  @Override
  public final Scope scope(Command command) {
    return command(command)
        .filter(ip -> !command.filtered() && !ip.otherFamily())
        .flatMap(this::selected)
        .map(where -> Scope.of(Coverage.where(kind, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    if (JsonElements.looksLike(text)) {
      JsonElements elements = JsonElements.of(text);
      for (JsonObject element : elements.objects()) {
        if (element.members().isEmpty()) {
          draft.understood(element.span());
        } else if (!json(element, draft)) {
          draft.unread(element.span());
        }
      }
      elements.damaged().forEach(draft::unread);
      return;
    }
    for (Line line : Line.of(text)) {
      if (!line(line, draft)) {
        draft.unread(line.span());
      }
    }
  }
}
