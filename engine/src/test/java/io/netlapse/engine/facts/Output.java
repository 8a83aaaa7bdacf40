package io.netlapse.engine.facts;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * An output in the corpus of the tests.
 *
 * @param command what printed it
 * @param text the output
 */
record Output(Command command, String text) {

  static Output of(String command, String text) {
    return new Output(Command.parse(command), text);
  }

  /** A resource beside the tests. */
  static Output resource(String command, String file) {
    return of(command, Parsed.resource(Output.class, file));
  }

  /** Those of a resource in which each stands below its command, which a prompt marks. */
  static List<Output> session(String file) {
    List<Output> outputs = new ArrayList<>();
    String command = "";
    StringBuilder text = new StringBuilder();
    for (String line : Parsed.resource(Output.class, file).lines().toList()) {
      if (line.startsWith("$ ")) {
        outputs.add(of(command, text.toString()));
        command = line.substring(2);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    outputs.add(of(command, text.toString()));
    return outputs.subList(1, outputs.size());
  }

  OutputParser parser() {
    return (OutputParser) Fixture.probes().parser(command).orElseThrow();
  }

  Reading read(String other) {
    return parser().read(other, command);
  }

  @Override
  public String toString() {
    return command.toString();
  }
}
