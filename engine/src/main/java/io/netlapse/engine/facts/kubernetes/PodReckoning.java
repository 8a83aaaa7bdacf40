package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.manifest.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns READY, STATUS and RESTARTS of a pod, reckoned from the object as the API server does
 * for {@code kubectl get} (kubernetes, pkg/printers/internalversion, printPod).
 *
 * @param status the status; empty where the object has none
 * @param ready containers that are ready
 * @param containers containers that there are
 * @param restarts how often containers were started anew
 */
record PodReckoning(String status, int ready, int containers, int restarts) {

  static PodReckoning of(Manifest pod) {
    return new Reckoner(pod).reckon();
  }

  /** Goes through the states of the containers. Not safe for many threads. */
  private static final class Reckoner {

    private final JsonObject root;
    private final List<JsonObject> inits;
    private final Set<String> sideCars;
    private String status;
    private int ready;
    private int restarts;
    private int sideCarRestarts;

    Reckoner(Manifest pod) {
      this.root = pod.root();
      this.inits = Tree.objects(root, "spec", "initContainers");
      this.sideCars =
          inits.stream()
              .filter(init -> Tree.text(init, "restartPolicy").equals("Always"))
              .map(init -> Tree.text(init, "name"))
              .collect(Collectors.toUnmodifiableSet());
      this.status = Tree.text(root, "status", "phase");
    }

    PodReckoning reckon() {
      String reason = Tree.text(root, "status", "reason");
      status = reason.isEmpty() ? status : reason;
      if (hasCondition("PodScheduled", "reason", "SchedulingGated")) {
        status = "SchedulingGated";
      }
      boolean initializing = initContainers();
      if (!initializing || hasCondition("Initialized", "status", "True")) {
        containers();
      }
      deletion(reason);
      int all = Tree.objects(root, "spec", "containers").size() + sideCars.size();
      return new PodReckoning(status, ready, all, restarts);
    }

    /** Whether one of them has yet to end. */
    private boolean initContainers() {
      int at = 0;
      for (JsonObject init : Tree.objects(root, "status", "initContainerStatuses")) {
        restarts += Tree.number(init, 0, "restartCount");
        boolean sideCar = sideCars.contains(Tree.text(init, "name"));
        if (sideCar) {
          sideCarRestarts += Tree.number(init, 0, "restartCount");
        }
        Optional<JsonObject> ended = Tree.object(init, "state", "terminated");
        boolean done = ended.isPresent() && Tree.text(ended.get(), "exitCode").equals("0");
        if (!done && !(sideCar && Tree.isTrue(init, "started"))) {
          status = "Init:" + initStatus(init, ended, at);
          return true;
        }
        if (!done && Tree.isTrue(init, "ready")) {
          ready++;
        }
        at++;
      }
      return false;
    }

    private String initStatus(JsonObject init, Optional<JsonObject> ended, int at) {
      if (ended.isPresent()) {
        return end(ended.get());
      }
      String waiting = Tree.text(init, "state", "waiting", "reason");
      return waiting.isEmpty() || waiting.equals("PodInitializing")
          ? at + "/" + inits.size()
          : waiting;
    }

    private void containers() {
      restarts = sideCarRestarts;
      boolean running = false;
      for (JsonObject container : Tree.objects(root, "status", "containerStatuses").reversed()) {
        restarts += Tree.number(container, 0, "restartCount");
        String waiting = Tree.text(container, "state", "waiting", "reason");
        Optional<JsonObject> ended = Tree.object(container, "state", "terminated");
        if (!waiting.isEmpty()) {
          status = waiting;
        } else if (ended.isPresent()) {
          status = end(ended.get());
        } else if (Tree.isTrue(container, "ready")
            && Tree.object(container, "state", "running").isPresent()) {
          running = true;
          ready++;
        }
      }
      if (status.equals("Completed") && running) {
        status = hasCondition("Ready", "status", "True") ? "Running" : "NotReady";
      }
    }

    private static String end(JsonObject ended) {
      String reason = Tree.text(ended, "reason");
      if (!reason.isEmpty()) {
        return reason;
      }
      int signal = Tree.number(ended, 0, "signal");
      return signal != 0 ? "Signal:" + signal : "ExitCode:" + Tree.text(ended, "exitCode");
    }

    private void deletion(String reason) {
      if (Tree.text(root, "metadata", "deletionTimestamp").isEmpty() || status.isEmpty()) {
        return;
      }
      String phase = Tree.text(root, "status", "phase");
      if (reason.equals("NodeLost")) {
        status = "Unknown";
      } else if (!phase.equals("Failed") && !phase.equals("Succeeded")) {
        status = "Terminating";
      }
    }

    private boolean hasCondition(String type, String member, String value) {
      return Tree.objects(root, "status", "conditions").stream()
          .filter(condition -> Tree.text(condition, "type").equals(type))
          .anyMatch(condition -> Tree.text(condition, member).equals(value));
    }
  }
}
