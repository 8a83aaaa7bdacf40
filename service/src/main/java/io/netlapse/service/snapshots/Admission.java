package io.netlapse.service.snapshots;

import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.service.settings.IngestSettings;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.Snapshot;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose snapshot it is and whether it may come in: the token's cluster, node and machine,
 * the times, the size. Safe for many threads.
 */
@Singleton
final class Admission {

  private final IngestSettings settings;
  private final Tokens tokens;

  Admission(IngestSettings settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * What the request says beside the body.
   *
   * @param cluster the parameter, which wins over the body; null where it is missing
   * @param node the parameter, likewise: who uploads knows better than a host called localhost
   * @param receivedAt when it arrived
   * @param sentAt when it was sent, on a live push; null otherwise
   */
  record Request(
      @Nullable String cluster,
      @Nullable String node,
      Instant receivedAt,
      @Nullable Instant sentAt) {}

  /**
   * Lets a snapshot in.
   *
   * @throws ProblemException 403 if it is not the token's to send, 413 over the limit of lines, 422
   *     if it is nobody's or from the future
   */
  Snapshot admit(Delivered delivered, Request request, Caller caller) {
    NodeId id = whose(delivered.cluster(), delivered.node(), request, caller);
    requireSections(delivered);
    requireTime(delivered.capturedAt(), request);
    requireLines(delivered);
    requireMachine(caller, id, delivered.machineId());
    return new Snapshot(
        id, delivered.capturedAt(), delivered.clock(), delivered.machineId(), delivered.sections());
  }

  /**
   * Tells whose it is, before anything else is known of it.
   *
   * @param toldCluster the cluster that the body tells; null where it tells none
   * @param toldNode the node that the body tells; null where it tells none
   * @throws ProblemException 403 if it is not the token's to send, 422 if it is nobody's
   */
  NodeId whose(
      @Nullable String toldCluster, @Nullable String toldNode, Request request, Caller caller) {
    StoredToken token = caller.token();
    String cluster = first(request.cluster(), toldCluster, token.cluster());
    String node = first(request.node(), toldNode, token.node());
    if (cluster == null || node == null) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "Nobody says which %s this is of: neither the parameter nor the body nor the token. Add '?%s=<name>'."
              .formatted(
                  cluster == null ? "cluster" : "node", cluster == null ? "cluster" : "node"));
    }
    NodeId id = id(cluster, node);
    caller.requireNode(id.cluster(), id.name());
    return id;
  }

  private static NodeId id(String cluster, String node) {
    try {
      return new NodeId(cluster, node);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemType.INVALID, "The " + e.getMessage() + ".");
    }
  }

  /** What shows nothing would still count as a look. */
  private static void requireSections(Delivered delivered) {
    if (delivered.sections().isEmpty()) {
      throw ProblemException.of(
          ProblemType.INVALID,
          delivered.damage().isEmpty()
              ? "There is no section in it: nothing was asked of the node."
              : "No section of it can be used: %s. Capture again."
                  .formatted(String.join("; ", delivered.damage())));
    }
  }

  private void requireTime(Instant capturedAt, Request request) {
    Duration limit =
        request.sentAt() == null ? settings.recordedFutureLimit() : settings.futureLimit();
    if (capturedAt.isAfter(request.receivedAt().plus(limit))) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "It was captured at %s, more than %s ahead of its arrival at %s. Set the node's clock and capture again."
              .formatted(capturedAt, limit, request.receivedAt()));
    }
  }

  private void requireLines(Delivered delivered) {
    long bytes = 0;
    for (Section section : delivered.sections()) {
      bytes += section.output().size() + section.error().size();
    }
    if (bytes <= settings.maxLines()) {
      return; // No line is shorter than a byte, so most snapshots need no counting.
    }
    long lines = 0;
    for (Section section : delivered.sections()) {
      lines += lines(section.output().buffer()) + lines(section.error().buffer());
    }
    if (lines > settings.maxLines()) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          "The snapshot has %d lines; %d are taken (netlapse.ingest.max-lines). Capture less at once, or raise the setting."
              .formatted(lines, settings.maxLines()));
    }
  }

  private static int lines(ByteBuffer text) {
    int lines = 0;
    while (text.hasRemaining()) {
      if (text.get() == '\n') {
        lines++;
      }
    }
    return lines;
  }

  /** A node's token is bound to one machine: the one that enrolled, else the first that sends. */
  private void requireMachine(Caller caller, NodeId node, @Nullable String machine) {
    StoredToken token = caller.token();
    if (token.node() == null || machine == null) {
      return;
    }
    String bound = token.machineId() == null ? tokens.bind(token.id(), machine) : token.machineId();
    if (!machine.equals(bound)) {
      throw caller.refusal(
          "node " + node,
          "The token of %s is bound to machine %s; this is machine %s. If the node was reinstalled, let an admin revoke token %d and enrol it anew."
              .formatted(node, bound, machine, token.id()));
    }
  }

  private static @Nullable String first(
      @Nullable String one, @Nullable String other, @Nullable String last) {
    if (one != null) {
      return one;
    }
    return other == null ? last : other;
  }
}
