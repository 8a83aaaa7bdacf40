package io.netlapse.engine.facts.manifest;

import java.util.Set;

/** What every object of the API has around its spec and status (apimachinery, ObjectMeta). */
public final class Metadata {

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "namespace",
          "generateName",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "labels",
          "annotations",
          "ownerReferences",
          "finalizers",
          "clusterName",
          "managedFields");

  private Metadata() {}

  /** Members of the metadata and of the object itself that nobody knows are unread. */
  public static void account(Manifest manifest, Set<String> own, ManifestDraft draft) {
    Tree.object(manifest.root(), "metadata")
        .ifPresent(metadata -> draft.unreadBut(MEMBERS, metadata));
    draft.unreadBut(own, manifest.root());
  }
}
