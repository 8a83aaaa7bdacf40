package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An output as somebody pasted it, repaired as far as its shape allows. It observes no more than it
 * shows. Immutable.
 */
public final class Paste {

  private final Repaired repaired;
  private final MaskedAddresses masked;
  private final List<Span> remarks;
  private final List<Span> elisions;
  private final Command command;

  private Paste(
      Repaired repaired,
      MaskedAddresses masked,
      List<Span> remarks,
      List<Span> elisions,
      Command command) {
    this.repaired = repaired;
    this.masked = masked;
    this.remarks = remarks;
    this.elisions = elisions;
    this.command = command;
  }

  /**
   * Repairs an output.
   *
   * @param text the output as it was pasted
   * @param told the command; an empty one where nobody told it, then that of the likeliest shape
   *     holds
   */
  public static Paste of(String text, Command told) {
    return of(text, told, command -> true);
  }

  /**
   * Repairs an output whose command may have been told in words of the author's: {@code journal of
   * kube-proxy}, or {@code grep -w 10.1 saved-rules.txt}.
   *
   * @param text the output as it was pasted
   * @param told the command, as above
   * @param isKnown whether somebody reads a command; where nobody does and it is no command line of
   *     a tool's, that of the likeliest shape holds
   */
  public static Paste of(String text, Command told, Predicate<Command> isKnown) {
    Repaired marked = MarkupRepair.apply(CharacterRepair.apply(Repaired.of(text)));
    Repaired laid = LayoutRepair.apply(marked);
    boolean named =
        !told.words().isEmpty() && (isKnown.test(told) || !Programs.isDescription(told));
    Command command = named ? told : likeliest(laid.text(), told);
    RemarkRepair remarked = RemarkRepair.apply(laid, !Programs.printsNumberSigns(command));
    @Nullable Records records = Records.of(command);
    Repaired lines =
        records == null ? remarked.repaired() : LineRepair.apply(remarked.repaired(), records);
    MaskedAddresses.Unmasked unmasked = MaskedAddresses.apply(lines);
    return new Paste(
        unmasked.repaired(), unmasked.masked(), remarked.remarks(), remarked.elisions(), command);
  }

  private static Command likeliest(String text, Command told) {
    return Shape.likeliest(text).map(Shape::command).orElse(told);
  }

  /** The repaired text, in which an address stands for each that was masked. */
  public String text() {
    return repaired.text();
  }

  /** The command that was told, or that the output looks like; empty for neither. */
  public Command command() {
    return command;
  }

  /** Where the author's own remarks stand in what was pasted, in order. */
  public List<Span> remarks() {
    return remarks;
  }

  /** Whether somebody left out a part of the output. */
  public boolean isElided() {
    return !elisions.isEmpty();
  }

  /** The addresses that were masked, each with the one that stands for it in the text. */
  public Map<String, String> masked() {
    return masked.tokens();
  }

  /**
   * Lets a parser read it.
   *
   * @return the facts and what is unread, in places of the text that was pasted. A fact with a
   *     masked address is of the kind {@code ...-masked}. Where a part was left out is not unread:
   *     that line is understood, and {@link #isElided} tells of it
   */
  public Reading read(SectionParser parser) {
    Reading reading = parser.read(repaired.text(), command);
    List<Reading.Read> facts = new ArrayList<>();
    for (Reading.Read read : reading.facts()) {
      List<Span> spans = read.spans().stream().map(repaired::origin).distinct().sorted().toList();
      facts.add(new Reading.Read(masked.restore(read.fact()), spans));
    }
    TreeSet<Span> unread = new TreeSet<>();
    reading.unread().forEach(span -> unread.add(repaired.origin(span)));
    return new Reading(facts, List.copyOf(unread), reading.raw());
  }
}
