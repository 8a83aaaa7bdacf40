package io.netlapse.rules.language;

import org.jspecify.annotations.Nullable;

/** A place in a text that what was found fills. */
public sealed interface Slot {

  /**
   * The value of a field: <code>{r.dst}</code>, <code>{r.priority or 0}</code>.
   *
   * @param alias of the clause whose fact has it
   * @param name of the field
   * @param otherwise what stands for a field that the fact does not have; null for nothing
   */
  record Field(String alias, String name, @Nullable String otherwise) implements Slot {}

  /** The line that says a fact: <code>{r@line}</code>. */
  record Line(String alias) implements Slot {}

  /** The name of the node that showed a fact: <code>{r@node}</code>. */
  record NodeOf(String alias) implements Slot {}

  /** How many facts a clause counted: <code>{r@count}</code>. */
  record Count(String alias) implements Slot {}

  /** The name of the node that is examined: <code>{node}</code>. */
  record Self() implements Slot {}

  /** A word that the rule looks up: <code>{ip}</code>. */
  record Word(String name) implements Slot {}
}
