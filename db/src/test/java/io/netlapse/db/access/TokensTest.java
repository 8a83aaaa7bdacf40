package io.netlapse.db.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TokensTest {

  /** With microseconds, which are all that timestamptz has. */
  private static final Instant MADE = Instant.parse("2026-11-21T10:00:00.123456Z");

  private static final Instant LATER = Instant.parse("2026-11-21T11:00:00Z");

  private AccessDatabase database;
  private Tokens tokens;

  @BeforeEach
  void open() {
    database = AccessDatabase.fresh();
    tokens = database.tokens();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** What stands for a SHA-256. */
  private static byte[] hash(int of) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) of);
    return hash;
  }

  private StoredToken add(int hash, String scope) {
    return requireNonNull(tokens.add("a token", hash(hash), scope, null, null, MADE, "tester"));
  }

  @Test
  void add_thenFindByHash_givesTheSameToken() {
    StoredToken added =
        requireNonNull(tokens.add("for n", hash(200), "push", "c", "n", MADE, "tester"));

    assertThat(added)
        .isEqualTo(
            new StoredToken(
                added.id(), "for n", "push", "c", "n", null, MADE, "tester", null, null, null));
    assertThat(tokens.byHash(hash(200), LATER)).contains(added);
    assertThat(tokens.byHash(hash(201), LATER)).isEmpty();
  }

  @Test
  void add_ofKnownHash_addsNothing() {
    StoredToken first = add(1, "read");

    assertThat(tokens.add("again", hash(1), "admin", null, null, LATER, "other")).isNull();
    assertThat(tokens.page(0, 10)).containsExactly(first);
  }

  @Test
  void add_ofUnknownScope_isRefusedWithItsSqlState() {
    assertThatThrownBy(() -> add(1, "owner"))
        .isInstanceOf(DataAccessException.class)
        .hasRootCauseInstanceOf(SQLException.class)
        .rootCause()
        .extracting(cause -> ((SQLException) cause).getSQLState())
        .isEqualTo("23514");
  }

  @Test
  void page_goesOnBehindTheLastId() {
    List<Long> ids = List.of(add(1, "read").id(), add(2, "read").id(), add(3, "read").id());

    assertThat(tokens.page(0, 2)).extracting(StoredToken::id).isEqualTo(ids.subList(0, 2));
    assertThat(tokens.page(ids.get(1), 2)).extracting(StoredToken::id).isEqualTo(ids.subList(2, 3));
  }

  @Test
  void anyAdmin_isTrue_evenOfARevokedOne() {
    var _ = add(1, "read");
    assertThat(tokens.anyAdmin()).isFalse();

    StoredToken admin = add(2, "admin");
    assertThat(tokens.revoke(admin.id(), LATER)).isNotNull();
    assertThat(tokens.anyAdmin()).isTrue();
  }

  @Test
  void revoke_makesItNoLongerGood_once() {
    StoredToken token = add(1, "read");

    StoredToken revoked = requireNonNull(tokens.revoke(token.id(), LATER));

    assertThat(revoked.revokedAt()).isEqualTo(LATER);
    assertThat(tokens.byHash(hash(1), LATER)).isEmpty();
    assertThat(tokens.revoke(token.id(), LATER)).isNull();
    assertThat(tokens.page(0, 10)).containsExactly(revoked);
  }

  @Test
  void bind_isForGood() {
    StoredToken token = add(1, "push");

    assertThat(tokens.bind(token.id(), "one")).isEqualTo("one");
    assertThat(tokens.bind(token.id(), "other")).isEqualTo("one");
    assertThat(tokens.byHash(hash(1), LATER)).map(StoredToken::machineId).contains("one");
  }
}
