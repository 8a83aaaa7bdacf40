package io.netlapse.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever a plug-in does, its caller goes on and somebody is told. */
final class GuardTest {

  private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());

  @Test
  void answer_isHandedOn() throws Exception {
    assertThat(guard(5_000).<String>call("it", () -> "yes")).isEqualTo("yes");
    assertThat(faults).isEmpty();
  }

  @Test
  void callThatThrows_isToldWithWhatItThrew() {
    assertThatThrownBy(
            () ->
                guard(5_000)
                    .call(
                        "the rule acme-down",
                        () -> {
                          throw new IllegalStateException("no idea");
                        }))
        .isInstanceOf(FaultException.class);
    assertThat(faults)
        .containsExactly(
            new Fault(
                "acme",
                Fault.Kind.FAILED,
                "The plug-in acme: the rule acme-down failed (java.lang.IllegalStateException: no"
                    + " idea)."));
  }

  @Test
  void fullStack_isContained() {
    assertThatThrownBy(() -> guard(5_000).call("it", () -> deeper(0)))
        .isInstanceOf(FaultException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void fullHeap_isContained() {
    assertThatThrownBy(
            () ->
                guard(5_000)
                    .call(
                        "it",
                        () -> {
                          throw new OutOfMemoryError("as if");
                        }))
        .isInstanceOf(FaultException.class);
  }

  @Test
  void slowCall_isInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                guard(50)
                    .call(
                        "it",
                        () -> {
                          try {
                            Thread.sleep(60_000);
                          } catch (InterruptedException e) {
                            interrupted.countDown();
                          }
                          return "late";
                        }))
        .hasMessage("The plug-in acme: it did not answer within 50 ms.");
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.TIMED_OUT);
  }

  @Test
  void threeThatHang_setThePluginAside() {
    CountDownLatch end = new CountDownLatch(1);
    Guard guard = guard(20);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> guard.call("it", () -> hang(end)))
          .isInstanceOf(FaultException.class);
    }
    end.countDown();
    assertThat(faults)
        .extracting(Fault::kind)
        .containsExactly(
            Fault.Kind.TIMED_OUT, Fault.Kind.TIMED_OUT, Fault.Kind.TIMED_OUT, Fault.Kind.SET_ASIDE);
    assertThat(faults.getLast().message())
        .isEqualTo(
            "The plug-in acme: it is not asked until the next start, because 3 calls took"
                + " too long.");
  }

  @Test
  void answersInBetween_forgiveNothing() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Guard guard = guard(200);
    for (int i = 0; i < 3; i++) {
      assertThat(guard.<Integer>call("it", () -> 1)).isEqualTo(1);
      assertThatThrownBy(() -> guard.call("it", () -> hang(end)))
          .isInstanceOf(FaultException.class);
    }
    assertThatThrownBy(() -> guard.call("it", () -> 1)).isInstanceOf(FaultException.class);
    end.countDown();
    assertThat(faults.getLast().kind()).isEqualTo(Fault.Kind.SET_ASIDE);
  }

  @Test
  void collection_mayTakeLonger() throws Exception {
    assertThat(
            guard(20)
                .<String>collect(
                    "it",
                    () -> {
                      Thread.sleep(100);
                      return "done";
                    }))
        .isEqualTo("done");
  }

  @Test
  void callerThatIsInterrupted_interruptsTheCall() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller =
        Thread.ofPlatform()
            .start(
                () ->
                    assertThatThrownBy(
                            () ->
                                guard(60_000)
                                    .call(
                                        "it",
                                        () -> {
                                          inside.countDown();
                                          try {
                                            Thread.sleep(60_000);
                                          } catch (InterruptedException e) {
                                            interrupted.countDown();
                                          }
                                          return "";
                                        }))
                        .isInstanceOf(InterruptedException.class));
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(faults).isEmpty();
  }

  private Guard guard(int millis) {
    return new Guard(
        "acme",
        GuardTest.class.getClassLoader(),
        new Limits(Duration.ofMillis(millis), Duration.ofSeconds(5)),
        faults::add);
  }

  private static int deeper(int depth) {
    return depth < 0 ? depth : 1 + deeper(depth + 1);
  }

  /** Does not heed interruption. */
  private static String hang(CountDownLatch end) {
    while (true) {
      try {
        end.await();
        return "late";
      } catch (InterruptedException e) {
        // on and on
      }
    }
  }
}
