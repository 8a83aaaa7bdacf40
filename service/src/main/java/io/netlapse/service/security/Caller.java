package io.netlapse.service.security;

import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.access.StoredToken;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;

/**
 * Who sent a request. What it is refused because it is another's stands in the audit log by the
 * time that the exception is there. Its methods may ask the database.
 */
public final class Caller {

  static final String ATTRIBUTE = "caller";

  private final StoredToken token;
  private final Refusals refusals;

  Caller(StoredToken token, Refusals refusals) {
    this.token = token;
    this.refusals = refusals;
  }

  /** The caller of an authenticated request. */
  public static Caller of(Authentication authentication) {
    if (authentication.getAttributes().get(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("authenticated without a token");
  }

  /** The token that came with the request. */
  public StoredToken token() {
    return token;
  }

  /** The name for the audit log. */
  public String name() {
    return token.name();
  }

  /** Whether it is an admin's. */
  public boolean isAdmin() {
    return token.scope().equals(Scope.ADMIN.word());
  }

  /**
   * Checks that the token is good for a node.
   *
   * @throws ProblemException 403 if it is another node's or another cluster's
   */
  public void requireNode(String cluster, String node) {
    String subject = "node %s/%s".formatted(cluster, node);
    requireCluster(cluster, subject);
    String own = token.node();
    if (own != null && !own.equals(node)) {
      throw refusal(
          subject,
          "The token is node %s/%s's; it does not speak for %s/%s. Each node sends with a token of its own or of its cluster."
              .formatted(token.cluster(), own, cluster, node));
    }
  }

  /**
   * Checks that the token is good for what is about a whole cluster.
   *
   * @throws ProblemException 403 if it is one node's or another cluster's
   */
  public void requireWholeCluster(String cluster) {
    String subject = "cluster " + cluster;
    requireCluster(cluster, subject);
    if (token.node() != null) {
      throw refusal(
          subject,
          "The token is node %s/%s's; what is about the whole cluster needs a token of the cluster."
              .formatted(token.cluster(), token.node()));
    }
  }

  private void requireCluster(String cluster, String subject) {
    String own = token.cluster();
    if (own != null && !own.equals(cluster)) {
      throw refusal(
          subject,
          "The token is cluster %s's; it does not speak for cluster %s.".formatted(own, cluster));
    }
  }

  /**
   * Refuses what is another's, and writes so.
   *
   * @param subject whose it is, such as {@code node prod/worker-1}
   * @param sentence why, and what to do
   * @return 403, to be thrown
   */
  public ProblemException refusal(String subject, String sentence) {
    refusals.write(token, subject, sentence);
    return ProblemException.of(ProblemType.FORBIDDEN, sentence);
  }
}
