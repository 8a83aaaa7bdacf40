package io.netlapse.service.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
  /** To send snapshots, and events of its cluster. */
  PUSH,
  /** To read everything but tokens and the audit log. */
  READ,
  /** To read, to remove, to hand out tokens; not to send snapshots. */
  ADMIN,
  /** To be traded for the push token of one node, and nothing else. */
  ENROL;

  /** For {@code @Secured}: routes that take what nodes send. */
  public static final String ROLE_PUSH = "push";

  /** For {@code @Secured}: routes that only read. */
  public static final String ROLE_READ = "read";

  /** For {@code @Secured}: routes that change what others see. */
  public static final String ROLE_ADMIN = "admin";

  /** For {@code @Secured}: the route that takes an enrol token. */
  public static final String ROLE_ENROL = "enrol";

  /** The word in JSON, the database and the token itself: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a word, if there is one. */
  public static Optional<Scope> ofWord(String word) {
    return List.of(values()).stream().filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** The roles that a token of this scope has. */
  List<String> roles() {
    return switch (this) {
      case PUSH -> List.of(ROLE_PUSH);
      case READ -> List.of(ROLE_READ);
      case ADMIN -> List.of(ROLE_ADMIN, ROLE_READ);
      case ENROL -> List.of(ROLE_ENROL);
    };
  }
}
