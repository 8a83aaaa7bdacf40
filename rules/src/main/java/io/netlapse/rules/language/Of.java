package io.netlapse.rules.language;

/** Whose facts a clause speaks of. */
public enum Of {
  /** The node that is examined. */
  SELF,
  /** Each other node of its cluster; one that was not looked at leaves the answer open. */
  OTHERS,
  /** All nodes together; it is enough that one was looked at: what the cluster's API says. */
  CLUSTER
}
