package io.netlapse.spi.socket;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;

/**
 * Which programs hold a listening socket. Only root sees all of them, so that no listing denies it
 * but one that names another.
 *
 * @param form {@code name}: the process name, of 15 characters at most, by ss(8) and lsof(8);
 *     {@code command}: the first word of the command line, by netstat(8)
 * @param protocol as in {@link Listener}
 * @param family as in {@link Listener}
 * @param address as in {@link Listener}
 * @param port as in {@link Listener}
 * @param program the names in order of the alphabet, joined by {@code ,}
 */
public record ListenerProgram(
    String form, String protocol, IpFamily family, IpAddress address, int port, String program) {

  /** One value a socket and form. Fields: form, protocol, family, address, port, program. */
  public static final FactKind KIND =
      FactKind.single("listener-program", "form", "protocol", "family", "address", "port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("protocol", protocol)
        .with("family", family.word())
        .with("address", address)
        .with("port", port)
        .with("program", program)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ListenerProgram of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ListenerProgram(
        Fields.text(fact, "form"),
        Fields.text(fact, "protocol"),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.address(fact, "address"),
        Fields.number(fact, "port"),
        Fields.text(fact, "program"));
  }
}
