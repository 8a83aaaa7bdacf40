package io.netlapse.engine.facts.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what may be a secret, so that it becomes no part of a fact. The capture masks the same
 * before anything leaves the node; this is for what people upload. In doubt it is one: a setting
 * that nobody can read is a nuisance, a leaked token an incident. {@code docs/secrets.md} lists it.
 */
final class Secrets {

  /** What stands in the place of a secret. */
  static final String MASK = "***";

  /** Words that make a name that of a secret. */
  private static final Set<String> WORDS =
      Set.of(
          "auth", "bearer", "cookie", "key", "keys", "pass", "pin", "psk", "pwd", "wep", "apikey");

  /** The same inside of words, because not everybody writes {@code userPassword}. */
  private static final List<String> PARTS =
      List.of("password", "passwd", "passphrase", "secret", "token", "credential", "privatekey");

  /** Words that make of a block's name that everything in it is secret. */
  private static final Set<String> BLOCKS =
      Set.of("auth", "credential", "credentials", "password", "passwords", "secret", "secrets");

  /** Names that stand before a secret with nothing but a blank between them. */
  private static final Set<String> BARE =
      Set.of("auth_pass", "password", "passwd", "psk", "secret", "token");

  /** A name that ends so says where a secret is, or of what kind, and not what it is. */
  private static final Set<String> HARMLESS_ENDS =
      Set.of("file", "path", "dir", "directory", "type", "mode", "mgmt");

  private static final Pattern BOOTSTRAP_TOKEN = Pattern.compile("[a-z0-9]{6}\\.[a-z0-9]{16}");
  private static final Pattern WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_=-]{8,}[A-Za-z0-9_.=-]*");

  private Secrets() {}

  /** Whether the setting of a path, names joined by dots, is to be left out. */
  static boolean isSecret(String path, String value) {
    if (value.equals("true") || value.equals("false") || value.isEmpty()) {
      return false;
    }
    if (value.equals(MASK) || value.contains("PRIVATE KEY-----")) {
      return true;
    }
    int last = path.lastIndexOf('.') + 1;
    return isSecretName(path.substring(last)) || hasSecretBlock(path.substring(0, last));
  }

  private static boolean hasSecretBlock(String blocks) {
    for (String word : words(blocks)) {
      if (BLOCKS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what has this name may be a secret. */
  static boolean isSecretName(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || HARMLESS_ENDS.contains(words.getLast())) {
      return false;
    }
    String joined = String.join("", words);
    return words.stream().anyMatch(WORDS::contains) || PARTS.stream().anyMatch(joined::contains);
  }

  /** A value without passwords in addresses, tokens, and what follows the name of a secret. */
  static String masked(String value) {
    if (!mayHoldSecret(value)) {
      return value;
    }
    StringBuilder masked = new StringBuilder(value.length());
    boolean hide = false;
    int at = 0;
    while (at < value.length()) {
      int word = skip(value, at, true);
      masked.append(value, at, word);
      at = skip(value, word, false);
      String text = value.substring(word, at);
      if (hide && !text.startsWith("--") && !text.isEmpty()) {
        masked.append(MASK);
        hide = false;
      } else {
        masked.append(maskedWord(text));
        hide = asksForSecret(text);
      }
    }
    return masked.toString();
  }

  /** Nearly no value does; those are not taken apart. */
  private static boolean mayHoldSecret(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return value.contains("://")
        || value.contains("eyJ")
        || WORDS.stream().anyMatch(lower::contains)
        || PARTS.stream().anyMatch(lower::contains)
        || BOOTSTRAP_TOKEN.matcher(value).find();
  }

  private static int skip(String text, int from, boolean blanks) {
    int at = from;
    while (at < text.length() && (text.charAt(at) <= ' ') == blanks) {
      at++;
    }
    return at;
  }

  /**
   * {@code --token}, {@code password:}, {@code key=} and {@code auth_pass}, whose value is the next
   * word.
   */
  private static boolean asksForSecret(String word) {
    boolean flag = word.startsWith("-") && word.indexOf('=') < 0;
    boolean named = flag || word.endsWith(":") || word.endsWith("=") || BARE.contains(word);
    return named && isSecretName(word);
  }

  private static String maskedWord(String word) {
    int assigned = word.indexOf('=');
    if (assigned > 0 && isSecretName(word.substring(0, assigned)) && !isSwitch(word, assigned)) {
      return word.substring(0, assigned + 1) + MASK;
    }
    String text = withoutUser(word);
    text = WEB_TOKEN.matcher(text).replaceAll(MASK);
    return BOOTSTRAP_TOKEN.matcher(text).replaceAll(MASK);
  }

  private static boolean isSwitch(String word, int assigned) {
    String value = word.substring(assigned + 1);
    return value.equals("true") || value.equals("false");
  }

  /** {@code http://user:password@host} without what stands before the {@code @}. */
  private static String withoutUser(String word) {
    int scheme = word.indexOf("://");
    int user = word.lastIndexOf('@');
    return scheme >= 0 && user > scheme
        ? word.substring(0, scheme) + "://" + MASK + word.substring(user)
        : word;
  }

  /** The words of a name in lower case: {@code authPass}, {@code auth_pass}, {@code auth-pass}. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean letter = Character.isLetter(c);
      boolean begins =
          Character.isUpperCase(c) && at > 0 && Character.isLowerCase(name.charAt(at - 1));
      if ((!letter || begins) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
