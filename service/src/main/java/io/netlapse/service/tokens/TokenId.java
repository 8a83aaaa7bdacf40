package io.netlapse.service.tokens;

import java.util.Optional;

/** The ids of tokens in paths. */
final class TokenId {

  private TokenId() {}

  /** The number, if it is one. */
  static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }
}
