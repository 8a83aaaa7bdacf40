package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the networks in {@code /etc/cni/net.d} (CNI specification, section 1): lists of plug-ins
 * ({@code .conflist}) and single ones ({@code .conf}). Files that no container engine looks at, a
 * kubeconfig among them, are not read at all.
 *
 * <p>Sample: {@code {"name":"cbr0","cniVersion":"0.3.1","plugins":[{"type":"flannel"}]}}
 */
public final class CniConfigParser extends FilesParser {

  /** Without state. */
  public CniConfigParser() {
    super("cni-config", "cni", CniNetwork.KIND, CniPlugin.KIND);
  }

  @Override
  boolean isMine(String file) {
    int folder = file.lastIndexOf('/');
    return folder > 0
        && file.substring(0, folder).endsWith("/net.d")
        && (CniNetwork.isLoaded(file) || file.endsWith("/*"));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft others = new SettingsDraft();
    for (JsonObject object : JsonFormat.objects(part, draft)) {
      List<JsonObject> plugins = plugins(object);
      CniNetwork network =
          new CniNetwork(
              part.file(),
              wordOrNull(object, "name"),
              wordOrNull(object, "cniVersion"),
              plugins.stream()
                  .map(plugin -> plugin.word("type"))
                  .filter(type -> !type.isEmpty())
                  .toList());
      draft.fact(network.toFact(), shifted(part, object.span()));
      plugins.forEach(plugin -> plugin(plugin, part, draft));
      if (object.member("plugins").isPresent()) {
        JsonFormat.flatten(without(object, "name", "cniVersion", "plugins"), part, others);
      }
    }
    others.writeTo(draft, owner(), part.file());
  }

  private static List<JsonObject> plugins(JsonObject object) {
    JsonValue chain = object.member("plugins").map(JsonMember::value).orElse(null);
    if (chain == null) {
      return object.word("type").isEmpty() ? List.of() : List.of(object);
    }
    List<JsonObject> plugins = new ArrayList<>();
    if (chain instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        if (item instanceof JsonObject plugin) {
          plugins.add(plugin);
        }
      }
    }
    return plugins;
  }

  private static void plugin(JsonObject plugin, FilePart part, ReadingDraft draft) {
    String type = plugin.word("type");
    if (type.isEmpty()) {
      return;
    }
    SettingsDraft settings = new SettingsDraft();
    JsonFormat.flatten(without(plugin, "type", "name", "cniVersion"), part, settings);
    SortedMap<String, String> fields = new TreeMap<>();
    settings
        .all()
        .forEach(
            (path, setting) -> {
              if (!Secrets.isSecret(path, setting.value())) {
                fields.put(fieldName(path), Secrets.masked(setting.value()));
              }
            });
    fields.remove("");
    draft.fact(new CniPlugin(part.file(), type, fields).toFact(), shifted(part, plugin.span()));
  }

  private static JsonObject without(JsonObject object, String... names) {
    List<String> left = List.of(names);
    return new JsonObject(
        object.members().stream().filter(member -> !left.contains(member.name())).toList(),
        object.span());
  }

  /** {@code ipam-ranges-0-0-subnet} of {@code ipam.ranges[0][0].subnet}. */
  static String fieldName(String path) {
    StringBuilder name = new StringBuilder();
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean begins = upper && at > 0 && Character.isLowerCase(path.charAt(at - 1));
      if ((!word || begins) && !name.isEmpty() && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
      if (word) {
        name.append(Character.toLowerCase(c));
      }
    }
    int end = name.length();
    return end > 0 && name.charAt(end - 1) == '-' ? name.substring(0, end - 1) : name.toString();
  }

  private static @Nullable String wordOrNull(JsonObject object, String name) {
    String word = object.word(name);
    return word.isEmpty() ? null : word;
  }

  private static Span shifted(FilePart part, Span span) {
    int offset = part.span().start();
    return new Span(span.start() + offset, span.end() + offset);
  }
}
