package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.Set;

/**
 * {@code /etc/network/interfaces} of ifupdown (interfaces(5)): stanzas and their options. What is
 * said several times in a stanza, {@code up} above all, is one setting in the order of the file.
 *
 * <p>Sample: {@code iface eth0 inet static}
 */
final class InterfacesFormat {

  private static final Set<String> LISTS =
      Set.of("auto", "source", "source-directory", "no-auto-down", "no-scripts", "rename");

  private InterfacesFormat() {}

  static void read(FilePart part, SettingsDraft settings, ReadingDraft draft) {
    String stanza = "";
    for (Line line : part.lines()) {
      String content = line.content().strip();
      String name = BlockFormat.name(content.replace('\t', ' '));
      String rest = content.substring(name.length()).strip();
      if (content.startsWith("#")) {
        draft.understood(line.span());
      } else if (LISTS.contains(name) || name.startsWith("allow-")) {
        stanza = "";
        settings.add(name, rest, line.span());
      } else if (name.equals("iface") || name.equals("mapping")) {
        String[] words = rest.split("\\s+");
        boolean method = name.equals("iface") && words.length == 3;
        stanza = name + " " + (method ? words[0] + " " + words[1] : String.join(" ", words));
        settings.add(stanza, method ? words[2] : "", line.span());
      } else if (stanza.isEmpty() || rest.isEmpty()) {
        draft.unread(line.span());
      } else {
        settings.add(stanza + "." + name, rest, line.span());
      }
    }
  }
}
