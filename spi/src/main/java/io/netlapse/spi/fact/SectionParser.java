package io.netlapse.spi.fact;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;

/**
 * Reads the outputs of one probe into facts. Found through {@link java.util.ServiceLoader}; one
 * parser for one command, in whatever dialects it speaks.
 *
 * <p>Guarantees that a parser gives, and that the contract test of the test kit checks:
 *
 * <ol>
 *   <li>It is a pure function: no I/O, no clock, no state. It is called by many threads at once.
 *   <li>It never throws for any text, however damaged; what it does not know is {@linkplain
 *       Reading#unread() unread}.
 *   <li>Time and memory grow with the size of the text, no faster.
 *   <li>Equal state gives equal facts, whatever counters, ages and timers ran in between.
 * </ol>
 */
public interface SectionParser {

  /** The probe whose outputs this reads; one parser has it alone. */
  ProbeId probe();

  /**
   * Grows with every change of what the parser makes of the same bytes. Content that an older
   * version read is read again before it is compared with anything, so that a new release is never
   * a change of a node. No part of any fact.
   */
  int version();

  /** The kinds of facts that it can give. */
  List<FactKind> kinds();

  /** Whether the output of this command is this parser's to read, by program and arguments. */
  boolean reads(Command command);

  /**
   * Which facts this command could have shown, apart from what it did show.
   *
   * @param command one that this parser {@linkplain #reads(Command) reads}
   * @return {@link Scope#ONLY_SHOWN} where the command is {@linkplain Command#filtered() filtered}
   *     or has an argument that the parser does not know
   */
  Scope scope(Command command);

  /**
   * Reads an output.
   *
   * @param text the output, any length, any damage
   * @param command the command, for what the output leaves to it (a table, a family)
   * @return the facts and the lines that were not understood
   */
  Reading read(String text, Command command);
}
