package io.netlapse.service.security;

import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.access.StoredToken;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;

/**
 * Who sent a request.
 *
 * @param token the token that came with it
 */
public record Caller(StoredToken token) {

  static final String TOKEN = "token";

  /** The caller of an authenticated request. */
  public static Caller of(Authentication authentication) {
    if (authentication.getAttributes().get(TOKEN) instanceof StoredToken token) {
      return new Caller(token);
    }
    throw new IllegalStateException("authenticated without a token");
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
    requireCluster(cluster);
    String own = token.node();
    if (own != null && !own.equals(node)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
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
    requireCluster(cluster);
    if (token.node() != null) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "The token is node %s/%s's; what is about the whole cluster needs a token of the cluster."
              .formatted(token.cluster(), token.node()));
    }
  }

  /**
   * Checks that the token is good for a cluster.
   *
   * @throws ProblemException 403 if it is another cluster's
   */
  public void requireCluster(String cluster) {
    String own = token.cluster();
    if (own != null && !own.equals(cluster)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "The token is cluster %s's; it does not speak for cluster %s.".formatted(own, cluster));
    }
  }
}
