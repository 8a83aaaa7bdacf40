package io.netlapse.engine.facts.yaml;

/**
 * Looks for the quote that closes a scalar, line by line, and never at one character twice. Not
 * safe for many threads.
 */
final class QuoteScan {

  private final String text;
  private final char quote;
  private int at;

  QuoteScan(String text, int open) {
    this.text = text;
    this.quote = text.charAt(open);
    this.at = open + 1;
  }

  /** The offset of the closing quote before an offset; -1 if there is none. */
  int upTo(int end) {
    while (at < end) {
      char c = text.charAt(at);
      boolean doubled = c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote;
      if (c == quote && (quote == '"' || !doubled)) {
        return at;
      }
      at += (c == '\\' && quote == '"') || doubled ? 2 : 1;
    }
    return -1;
  }
}
