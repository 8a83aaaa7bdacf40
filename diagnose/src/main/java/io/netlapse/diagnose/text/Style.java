package io.netlapse.diagnose.text;

/** How text may look: with colour on a terminal that likes it, else plain. Immutable. */
public final class Style {

  private static final String RESET = "\u001b[0m";
  private static final int WIDTH = 96;

  private final boolean colour;

  /** With colour or without. */
  public Style(boolean colour) {
    this.colour = colour;
  }

  /** Something is broken: red. */
  public String bad(String text) {
    return painted("1;31", text);
  }

  /** Something will be broken: yellow. */
  public String doubtful(String text) {
    return painted("1;33", text);
  }

  /** The words that matter most: bold. */
  public String strong(String text) {
    return painted("1", text);
  }

  /** What a node said, word for word: cyan. */
  public String quoted(String text) {
    return painted("36", text);
  }

  /** Breaks a text at blanks so that it fits a terminal, each line behind a margin. */
  public static String wrapped(String text, String margin) {
    StringBuilder lines = new StringBuilder();
    int column = WIDTH;
    for (String word : text.split("\\s+")) {
      if (column + 1 + word.length() > WIDTH) {
        lines.append(lines.isEmpty() ? "" : "\n").append(margin).append(word);
        column = margin.length() + word.length();
      } else {
        lines.append(' ').append(word);
        column += 1 + word.length();
      }
    }
    return lines.toString();
  }

  private String painted(String codes, String text) {
    return colour ? "\u001b[" + codes + "m" + text + RESET : text;
  }
}
