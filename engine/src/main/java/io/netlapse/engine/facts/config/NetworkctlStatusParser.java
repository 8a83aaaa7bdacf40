package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code networkctl status [LINK...]} (networkctl(1)): of each link who manages it. What else
 * it tells, {@code ip} tells better: addresses have no prefix lengths here. Without a link it sums
 * up all of them and says no fact. The lines of the journal behind it are left out.
 *
 * <p>Samples: {@code 2: eth0}, {@code Type: ether}, {@code State: routable (configured)}
 */
public final class NetworkctlStatusParser extends OutputParser {

  /** A bullet, the index, the name. */
  private static final Pattern HEAD = Pattern.compile("(?:\\S )?\\s*\\d+: (\\S+)");

  /** A name and what it says; a name may have blanks in it. */
  private static final Pattern FIELD =
      Pattern.compile("(?:\\S )?\\s*([A-Z][A-Za-z0-9/().' -]{1,40}): +(\\S.*)");

  private static final Pattern STATE = Pattern.compile("(\\S+) \\((.+)\\)");

  private static final Pattern LOGGED = Pattern.compile("[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} .*");

  /** Without state. */
  public NetworkctlStatusParser() {
    super("networkctl-status", 1, LinkManager.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("networkctl")
        && words(command).stream().findFirst().filter("status"::equals).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    List<String> links = words(command).stream().skip(1).toList();
    boolean named =
        !links.isEmpty()
            && !command.filtered()
            && links.stream().noneMatch(link -> link.indexOf('*') >= 0 || link.indexOf('?') >= 0);
    return named
        ? Scope.of(
            links.stream()
                .distinct()
                .map(
                    link ->
                        Coverage.where(
                            LinkManager.KIND, Map.of("dev", link, "manager", LinkManager.NETWORKD)))
                .toArray(Coverage[]::new))
        : Scope.ONLY_SHOWN;
  }

  private static List<String> words(Command command) {
    return command.arguments().stream().filter(word -> !word.startsWith("-")).toList();
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    LinkDraft link = new LinkDraft("", List.of());
    boolean listing = false;
    for (Line line : Line.of(text)) {
      Matcher head = HEAD.matcher(line.content());
      Matcher field = FIELD.matcher(line.content());
      if (LOGGED.matcher(line.content()).matches()) {
        draft.understood(line.span());
      } else if (head.matches()) {
        link.tell(draft);
        link = new LinkDraft(head.group(1), List.of(line.span()));
        draft.understood(line.span());
        listing = false;
      } else if (field.matches()) {
        link.field(field.group(1), field.group(2), line.span());
        draft.understood(line.span());
        listing = true;
      } else if (listing && line.indent() > 8) {
        // A further address, name server or the like below the first.
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    link.tell(draft);
  }

  /** A link in the making. Not safe for many threads. */
  private static final class LinkDraft {

    private final String name;
    private final List<Span> spans;
    private String type = "";
    private String state = "";

    LinkDraft(String name, List<Span> spans) {
      this.name = name;
      this.spans = new ArrayList<>(spans);
    }

    void field(String field, String value, Span span) {
      if (field.equals("Type")) {
        type = value;
        spans.add(span);
      } else if (field.equals("State")) {
        state = value;
        spans.add(span);
      }
    }

    void tell(ReadingDraft draft) {
      Matcher states = STATE.matcher(state);
      if (!name.isEmpty() && !type.isEmpty() && states.matches()) {
        draft.fact(
            new LinkManager(
                    name, LinkManager.NETWORKD, type, states.group(2), states.group(1), null)
                .toFact(),
            spans);
      }
    }
  }
}
