package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command line of ipvsadm(8) asks for. Not safe for many threads while it is read. */
final class IpvsQuestion {

  /** Which of ipvsadm's answers. */
  enum Subject {
    /** Virtual servers, in one of the {@link Columns}. */
    SERVERS,
    /** Virtual servers as arguments of ipvsadm. */
    SAVED,
    /** Connections. */
    CONNECTIONS,
    /** How long connections are kept. */
    TIMEOUTS,
    /** The threads that send and take the state of connections. */
    DAEMONS,
    /** None: it changes something. */
    NOTHING
  }

  private Subject subject = Subject.NOTHING;
  private Columns columns = Columns.USUAL;
  private boolean numeric;
  private boolean known = true;
  private boolean six;
  private @Nullable String option;
  private String selected = "";

  private IpvsQuestion() {}

  /** Reads a command of whatever program. */
  static IpvsQuestion of(Command command) {
    IpvsQuestion question = new IpvsQuestion();
    if (command.program().equals("ipvsadm-save")) {
      question.subject = Subject.SAVED;
      command.arguments().forEach(question::ofSave);
    } else if (command.program().equals("ipvsadm")) {
      // Without arguments it lists.
      question.subject = command.arguments().isEmpty() ? Subject.SERVERS : Subject.NOTHING;
      question.words(command.arguments());
    }
    return question;
  }

  private void ofSave(String word) {
    boolean asksForNumbers = word.equals("-n") || word.equals("--numeric");
    numeric |= asksForNumbers;
    known &= asksForNumbers;
  }

  private void words(List<String> arguments) {
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.startsWith("--")) {
        longOption(word.substring(2), rest);
      } else if (word.startsWith("-") && word.length() > 1) {
        shortOptions(word, rest);
      } else {
        known = false;
      }
    }
  }

  private void longOption(String text, Iterator<String> rest) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    switch (name) {
      case "list" -> subject(Subject.SERVERS);
      case "save" -> subject(Subject.SAVED);
      case "connection" -> subject(Subject.CONNECTIONS);
      case "timeout" -> subject(Subject.TIMEOUTS);
      case "daemon" -> subject(Subject.DAEMONS);
      case "numeric" -> numeric = true;
      case "ipv6" -> six = true;
      case "sort", "nosort", "exact" -> {
        // Neither which servers nor which of their fields.
      }
      case "stats", "rate" -> columns = Columns.COUNTERS;
      case "thresholds" -> columns = Columns.THRESHOLDS;
      case "persistent-conn" -> columns = Columns.PERSISTENT;
      case "tun-info" -> columns = Columns.TUNNEL;
      case "tcp-service", "udp-service", "sctp-service", "fwmark-service" ->
          select(name, equals < 0 ? next(rest) : text.substring(equals + 1));
      default -> known = false;
    }
  }

  private void shortOptions(String word, Iterator<String> rest) {
    for (int i = 1; i < word.length(); i++) {
      switch (word.charAt(i)) {
        case 'L', 'l' -> subject(Subject.SERVERS);
        case 'S' -> subject(Subject.SAVED);
        case 'c' -> subject(Subject.CONNECTIONS);
        case 'n' -> numeric = true;
        case '6' -> six = true;
        case 't', 'u', 'f' -> {
          String value = word.substring(i + 1);
          select(longName(word.charAt(i)), value.isEmpty() ? next(rest) : value);
          return;
        }
        default -> known = false;
      }
    }
  }

  private static String longName(char option) {
    return switch (option) {
      case 't' -> "tcp-service";
      case 'u' -> "udp-service";
      default -> "fwmark-service";
    };
  }

  private static String next(Iterator<String> rest) {
    return rest.hasNext() ? rest.next() : "";
  }

  /** {@code -L} says that something is listed, the others say what. */
  private void subject(Subject asked) {
    if (subject == Subject.NOTHING || subject == Subject.SERVERS) {
      subject = asked;
    }
  }

  private void select(String name, String value) {
    option = name;
    selected = value;
  }

  Subject subject() {
    return subject;
  }

  Columns columns() {
    return columns;
  }

  /** Whether every argument is known and numbers were asked for. */
  boolean isPlain() {
    return known && numeric;
  }

  /** Whether every argument is known. */
  boolean isKnown() {
    return known;
  }

  /** Whether one service alone is asked for. */
  boolean selects() {
    return option != null;
  }

  /** The service that alone is asked for; empty where it was given by name. */
  Optional<IpvsService> service() {
    if (option == null) {
      return Optional.empty();
    }
    return switch (option) {
      case "tcp-service" -> at(Protocol.TCP);
      case "udp-service" -> at(Protocol.UDP);
      case "sctp-service" -> at(Protocol.SCTP);
      default -> marked();
    };
  }

  private Optional<IpvsService> at(Protocol protocol) {
    return Endpoint.decimal(selected)
        .map(endpoint -> IpvsService.at(protocol, endpoint.address(), endpoint.port()));
  }

  private Optional<IpvsService> marked() {
    long mark = Endpoint.number(selected, 10);
    return mark < 0
        ? Optional.empty()
        : Optional.of(IpvsService.marked(six ? IpFamily.INET6 : IpFamily.INET, mark));
  }
}
