package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ModuleLoad;

/**
 * Reads which kernel modules files have loaded at boot (modules-load.d(5)): {@code /etc/modules}
 * and {@code modules-load.d} in {@code /etc}, {@code /run}, {@code /usr/lib}.
 *
 * <p>Sample: {@code br_netfilter}
 */
public final class ModulesLoadParser extends FilesParser {

  /** Without state. */
  public ModulesLoadParser() {
    super("modules-load", "modules-load", ModuleLoad.KIND);
  }

  @Override
  boolean isMine(String file) {
    return file.equals("/etc/modules")
        || (file.contains("/modules-load.d/") && (file.endsWith(".conf") || file.endsWith("/*")));
  }

  @Override
  boolean linesStandAlone() {
    return true;
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    for (Line line : part.lines()) {
      String content = line.content().strip();
      if (content.startsWith("#") || content.startsWith(";")) {
        draft.understood(line.span());
      } else if (isModule(content)) {
        draft.fact(new ModuleLoad(part.file(), content).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static boolean isModule(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '_'
                        || c == '-');
  }
}
