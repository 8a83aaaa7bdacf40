package io.netlapse.db.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are traded: enrol tokens, and push tokens for their successors. */
final class TradedTokensTest {

  private static final Instant MADE = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2026-11-21T11:00:00Z");

  private static AccessDatabase database;
  private static Tokens tokens;
  private static int tests;

  /** Each test has a cluster of its own. */
  private String cluster;

  @BeforeAll
  static void open() {
    database = AccessDatabase.fresh();
    tokens = database.tokens();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void next() {
    tests++;
    cluster = "c" + tests;
  }

  /** What stands for a SHA-256, another in each test. */
  private static byte[] hash(int of) {
    return ByteBuffer.allocate(32).putInt(tests).putInt(of).array();
  }

  private StoredToken addEnrol(int hash, int uses) {
    return tokens.addEnrol("new rack", hash(hash), cluster, uses, LATER, MADE, "tester");
  }

  @Test
  void enrolToken_endsByItself() {
    StoredToken enrol = addEnrol(1, 1);

    assertThat(tokens.byHash(hash(1), LATER.minusSeconds(1))).contains(enrol);
    assertThat(tokens.byHash(hash(1), LATER)).isEmpty();
    assertThat(tokens.enrol(enrol.id(), "n", "m", hash(2), LATER)).isNull();
  }

  @Test
  void enrol_givesTheTokenOfOneNode_andCountsTheUse() {
    StoredToken enrol = addEnrol(1, 2);

    StoredToken node = requireNonNull(tokens.enrol(enrol.id(), "n", "m", hash(2), MADE));

    assertThat(node)
        .isEqualTo(
            new StoredToken(
                node.id(), "n", "push", cluster, "n", "m", MADE, "new rack", null, null, null));
    assertThat(tokens.byHash(hash(1), MADE)).map(StoredToken::usesLeft).contains(1);
  }

  @Test
  void enrol_ofManyAtOnce_neverExceedsTheUses() throws Exception {
    StoredToken enrol = addEnrol(1, 3);

    List<Optional<StoredToken>> got =
        atOnce(
            8,
            i ->
                Optional.ofNullable(
                    tokens.enrol(enrol.id(), "n" + i, "m" + i, hash(10 + i), MADE)));

    assertThat(got.stream().flatMap(Optional::stream)).hasSize(3);
    assertThat(tokens.byHash(hash(1), MADE)).map(StoredToken::usesLeft).contains(0);
  }

  @Test
  void enrol_ofOneNameByManyMachinesAtOnce_isForOne() throws Exception {
    List<StoredToken> enrol = List.of(addEnrol(1, 9), addEnrol(2, 9));

    List<Optional<StoredToken>> got =
        atOnce(
            8,
            i ->
                Optional.ofNullable(
                    tokens.enrol(enrol.get(i % 2).id(), "n", "m" + i, hash(10 + i), MADE)));

    StoredToken one = assertThat(got.stream().flatMap(Optional::stream)).singleElement().actual();
    assertThat(tokens.holder(cluster, "n", "another", MADE)).contains(one);
  }

  private static <T> List<T> atOnce(int threads, IntFunction<T> act) throws Exception {
    CyclicBarrier ready = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls =
          IntStream.range(0, threads)
              .<Callable<T>>mapToObj(
                  i ->
                      () -> {
                        ready.await();
                        return act.apply(i);
                      })
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : executor.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Test
  void name_isHeld_untilItsTokenIsRevoked() {
    StoredToken enrol = addEnrol(1, 9);
    StoredToken held = requireNonNull(tokens.enrol(enrol.id(), "n", "m", hash(2), MADE));

    assertThat(tokens.enrol(enrol.id(), "n", "m", hash(3), MADE)).as("the same machine").isNull();
    assertThat(tokens.enrol(enrol.id(), "n", "other", hash(4), MADE)).isNull();
    assertThat(tokens.holder(cluster, "n", "other", MADE)).contains(held);

    assertThat(tokens.revoke(held.id(), MADE)).isNotNull();
    assertThat(tokens.holder(cluster, "n", "other", MADE)).isEmpty();
    assertThat(tokens.enrol(enrol.id(), "n", "other", hash(5), MADE)).isNotNull();
  }

  @Test
  void name_isHeld_byATokenThatAnAdminMade_onceItIsBound() {
    StoredToken enrol = addEnrol(1, 9);
    StoredToken made =
        requireNonNull(tokens.add("by hand", hash(2), "push", cluster, "n", MADE, "tester"));
    assertThat(tokens.bind(made.id(), "m")).isEqualTo("m");

    assertThat(tokens.enrol(enrol.id(), "n", "other", hash(3), MADE)).isNull();
    assertThat(tokens.enrol(enrol.id(), "n", "m", hash(4), MADE)).isNotNull();
  }

  @Test
  void succeed_leavesTheOldOneItsOverlap_once() {
    StoredToken enrol = addEnrol(1, 9);
    StoredToken old = requireNonNull(tokens.enrol(enrol.id(), "n", "m", hash(2), MADE));

    StoredToken next = requireNonNull(tokens.succeed(old.id(), hash(3), LATER, MADE, "n"));

    assertThat(next.machineId()).isEqualTo("m");
    assertThat(next.expiresAt()).isNull();
    assertThat(tokens.byHash(hash(2), LATER.minusSeconds(1))).isPresent();
    assertThat(tokens.byHash(hash(2), LATER)).isEmpty();
    assertThat(tokens.byHash(hash(3), LATER)).contains(next);
    assertThat(tokens.succeed(old.id(), hash(4), LATER, MADE, "n")).as("again").isNull();
    assertThat(tokens.holder(cluster, "n", "other", LATER)).contains(next);
  }
}
