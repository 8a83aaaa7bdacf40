package io.netlapse.engine.facts.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the column STATUS as kubernetes' printPod reckons them. */
final class PodReckoningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phase: Failed, reason: Evicted | Evicted 0 0
          phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: SchedulingGated}] | SchedulingGated 0 0
          phase: Pending | Pending 0 0
          phase: Running, containerStatuses: [{ready: true, restartCount: 2, state: {running: {}}}] | Running 1 2
          phase: Pending, containerStatuses: [{ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}] | ImagePullBackOff 0 0
          phase: Failed, containerStatuses: [{ready: false, restartCount: 0, state: {terminated: {exitCode: 1, reason: Error}}}] | Error 0 0
          phase: Failed, containerStatuses: [{ready: false, restartCount: 0, state: {terminated: {exitCode: 137, signal: 9}}}] | Signal:9 0 0
          phase: Failed, containerStatuses: [{ready: false, restartCount: 0, state: {terminated: {exitCode: 3}}}] | ExitCode:3 0 0
          phase: Pending, initContainerStatuses: [{name: a, restartCount: 4, state: {waiting: {reason: CrashLoopBackOff}}}] | Init:CrashLoopBackOff 0 4
          phase: Pending, initContainerStatuses: [{name: a, restartCount: 0, state: {terminated: {exitCode: 2, reason: Error}}}] | Init:Error 0 0
          phase: Running, conditions: [{type: Ready, status: "True"}], containerStatuses: [{state: {terminated: {exitCode: 0, reason: Completed}}}, {ready: true, state: {running: {}}}] | Running 1 0
          phase: Running, containerStatuses: [{state: {terminated: {exitCode: 0, reason: Completed}}}, {ready: true, state: {running: {}}}] | NotReady 1 0
          """)
  void status_isWhatTheTableWouldShow(String status, String expected) {
    String text =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers: []
        status: {%s}
        """
            .formatted(status);
    String[] words = expected.split(" ");

    Parsed parsed = Parsed.by(new KubectlGetParser(), "kubectl get pod web -o yaml", text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .contains(
            "k8s-pod-status containers=0 namespace=shop pod=web ready=%s status=%s"
                .formatted(words[1], words[0]),
            "k8s-pod-restarts namespace=shop pod=web restarts=" + words[2]);
  }
}
