package io.netlapse.cli.replay;

import io.netlapse.diagnose.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings that the maker of a recording expects, against those that netlapse has.
 *
 * @param steps when the nodes were looked at, step after step
 * @param expected the findings
 */
record RecordedFindings(List<Step> steps, List<Expected> expected) {

  /** From the first node's look to the last one's. */
  record Step(Instant begin, Instant end) {}

  /**
   * One finding on one node.
   *
   * @param first the first step that has it, from 0
   * @param last the last one
   */
  record Expected(String rule, String node, String severity, int first, int last) {

    boolean isOf(Expected other) {
      return rule.equals(other.rule) && node.equals(other.node);
    }

    boolean has(int step) {
      return first <= step && step <= last;
    }
  }

  /** A finding's life as netlapse tells it. */
  private record Life(
      String rule,
      String node,
      String severity,
      @Nullable Instant after,
      Instant at,
      @Nullable Instant gone) {

    static Life of(Json finding) {
      Json appeared = finding.get("appeared");
      Json gone = finding.get("gone");
      return new Life(
          finding.text("rule"),
          finding.text("node"),
          finding.text("severity"),
          appeared.get("after").isNull() ? null : Instant.parse(appeared.text("after")),
          Instant.parse(appeared.text("at")),
          gone.isNull() ? null : Instant.parse(gone.text("at")));
    }

    boolean isOf(Expected one) {
      return rule.equals(one.rule()) && node.equals(one.node());
    }

    boolean isIn(Step step) {
      return !at.isAfter(step.end()) && (gone == null || gone.isAfter(step.end()));
    }

    boolean isLoud() {
      return !severity.equals("info");
    }
  }

  /** What netlapse does not know, or should not say; empty where all is right. */
  List<String> differences(Json answer) {
    List<Life> lives = answer.get("findings").items().stream().map(Life::of).toList();
    List<String> differences = new ArrayList<>();
    for (Expected one : expected) {
      if (lives.stream().noneMatch(life -> fits(life, one))) {
        differences.add("lacks " + one);
      }
    }
    for (Life life : lives) {
      boolean known = expected.stream().anyMatch(one -> life.isOf(one) && isWithin(life, one));
      if (life.isLoud() && !known) {
        differences.add("has " + life);
      }
    }
    return differences;
  }

  private boolean fits(Life life, Expected one) {
    if (!life.isOf(one)
        || !life.isIn(steps.get(one.first()))
        || !life.isIn(steps.get(one.last()))) {
      return false;
    }
    boolean begins = !isExpected(one, one.first() - 1);
    boolean ends = !isExpected(one, one.last() + 1);
    boolean goesOn = one.last() + 1 < steps.size() && life.isIn(steps.get(one.last() + 1));
    return (!begins || beginsWith(life, one.first()))
        && (!ends || one.last() + 1 == steps.size() || !goesOn)
        && ((!ends && goesOn) || life.severity().equals(one.severity()));
  }

  /** Whether any of the expected steps has it. */
  private boolean isWithin(Life life, Expected one) {
    return steps.subList(one.first(), one.last() + 1).stream().anyMatch(life::isIn);
  }

  /** Whether the step has the same with whatever severity. */
  private boolean isExpected(Expected like, int step) {
    return expected.stream().anyMatch(one -> one.isOf(like) && one.has(step));
  }

  private boolean beginsWith(Life life, int step) {
    return step == 0
        || (life.after() != null && !life.after().isBefore(steps.get(step - 1).begin()));
  }
}
