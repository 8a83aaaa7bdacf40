package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.KeepalivedAddress;
import io.netlapse.spi.config.KeepalivedInstance;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes facts of the blocks of a keepalived.conf. Not safe for many threads. */
final class KeepalivedBlocks implements BlockFormat.Handler {

  private static final String INSTANCE = "vrrp_instance";

  private final String file;
  private final ReadingDraft draft;
  private final SettingsDraft settings = new SettingsDraft();
  private final BlockFormat.Heads heads = new BlockFormat.Heads();
  private final Map<String, Instance> instances = new LinkedHashMap<>();

  KeepalivedBlocks(String file, ReadingDraft draft) {
    this.file = file;
    this.draft = draft;
  }

  @Override
  public void open(String head, Span span) {
    heads.open(head);
    if (heads.depth() == 1 && isInstance()) {
      instance().spans.add(span);
    }
  }

  @Override
  public void close(Span span) {
    heads.close();
  }

  @Override
  public void statement(String text, Span span) {
    String name = BlockFormat.name(text);
    String rest = BlockFormat.rest(text);
    if (!isInstance()) {
      settings.add(heads.path(name), rest, span);
    } else if (heads.depth() == 2 && heads.at(1).startsWith("virtual_ipaddress")) {
      address(name, rest, span);
    } else if (heads.depth() == 1 && Instance.FIELDS.contains(name)) {
      instance().fields.put(name, rest);
      instance().spans.add(span);
    } else if (name.equals("auth_pass")) {
      draft.understood(span);
    } else {
      settings.add(heads.path(name), rest, span);
    }
  }

  private boolean isInstance() {
    return heads.at(0).startsWith(INSTANCE + " ");
  }

  private Instance instance() {
    return instances.computeIfAbsent(
        BlockFormat.rest(heads.at(0)), name -> new Instance(new TreeMap<>(), new ArrayList<>()));
  }

  private void address(String address, String rest, Span span) {
    String device = null;
    List<String> options = new ArrayList<>();
    String[] words = rest.isEmpty() ? new String[0] : rest.split(" ");
    for (int at = 0; at < words.length; at++) {
      if (words[at].equals("dev") && at + 1 < words.length) {
        at++;
        device = words[at];
      } else {
        options.add(words[at]);
      }
    }
    String length = address.indexOf(':') < 0 ? "/32" : "/128";
    KeepalivedAddress fact =
        new KeepalivedAddress(
            file,
            BlockFormat.rest(heads.at(0)),
            address.indexOf('/') < 0 ? address + length : address,
            device,
            options.isEmpty() ? null : String.join(" ", options));
    draft.fact(fact.toFact(), span);
  }

  /** Writes what was gathered. */
  void finish(String owner) {
    instances.forEach(
        (name, instance) -> {
          Map<String, String> fields = instance.fields;
          if (!name.isEmpty()) {
            draft.fact(
                new KeepalivedInstance(
                        file,
                        name,
                        fields.get("interface"),
                        fields.get("state"),
                        fields.get("virtual_router_id"),
                        fields.get("priority"))
                    .toFact(),
                instance.spans);
          }
        });
    settings.writeTo(draft, owner, file);
  }

  /** What an instance says of itself, and where. */
  private record Instance(Map<String, String> fields, List<Span> spans) {

    static final List<String> FIELDS =
        List.of("interface", "state", "virtual_router_id", "priority");
  }
}
