package io.netlapse.engine.facts.manifest;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One object of the API.
 *
 * @param kind such as {@code Node}; of an item of a {@code NodeList} without kind taken from that;
 *     empty where nothing tells
 * @param name {@code metadata.name}; empty where nothing tells
 * @param root the object
 */
public record Manifest(String kind, String name, JsonObject root) {

  /** An object that tells its name itself. */
  static Manifest of(String kind, JsonObject root) {
    return new Manifest(kind, Tree.text(root, "metadata", "name"), root);
  }

  /** The group and version, such as {@code crd.projectcalico.org/v1}; empty where not told. */
  public String apiVersion() {
    return root.word("apiVersion");
  }

  /** {@code metadata.namespace}; empty where it has none. */
  public String namespace() {
    return Tree.text(root, "metadata", "namespace");
  }

  /** The labels, in order; none where there are none. */
  public List<JsonMember> labels() {
    return Tree.members(root, "metadata", "labels");
  }

  /** The annotations, in order; none where there are none. */
  public List<JsonMember> annotations() {
    return Tree.members(root, "metadata", "annotations");
  }

  /** The object {@code spec}, if there is one. */
  public Optional<JsonObject> spec() {
    return Tree.object(root, "spec");
  }

  /** The object {@code status}, if there is one. */
  public Optional<JsonObject> status() {
    return Tree.object(root, "status");
  }
}
