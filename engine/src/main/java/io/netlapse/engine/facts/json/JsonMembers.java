package io.netlapse.engine.facts.json;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads the members of an object one by one, for objects in which it matters what stands before a
 * member: {@code ip -j} prints two of one name in one route. Not safe for many threads.
 */
public final class JsonMembers {

  private final List<JsonMember> members;
  private int at;

  private JsonMembers(List<JsonMember> members) {
    this.members = members;
  }

  /** The members of an object, read from the first. */
  public static JsonMembers of(JsonObject object) {
    return new JsonMembers(object.members());
  }

  /** Whether another member follows. */
  public boolean hasNext() {
    return at < members.size();
  }

  /**
   * The next member.
   *
   * @throws IndexOutOfBoundsException if none follows
   */
  public JsonMember next() {
    return members.get(at++);
  }

  /** The name of the next member; an empty text where none follows. */
  public String peek() {
    return hasNext() ? members.get(at).name() : "";
  }

  /** The value of the next member if that has the given name; then it is taken. */
  public Optional<JsonValue> take(String name) {
    return peek().equals(name) && hasNext() ? Optional.of(next().value()) : Optional.empty();
  }
}
