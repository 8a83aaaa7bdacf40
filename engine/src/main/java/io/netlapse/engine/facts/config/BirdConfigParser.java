package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the configuration of BIRD, on its own or as Calico's confd writes it (BIRD user's guide,
 * chapter 3). A filter or a function is one setting, because the order inside it matters; every
 * other statement is one. Passwords of sessions are left out.
 *
 * <p>Sample: {@code neighbor 10.0.0.2 as 64512;} in {@code protocol bgp Mesh_10_0_0_2 {}}
 */
public final class BirdConfigParser extends FilesParser implements DialectScope {

  /** Files that the capture looks for whatever runs. */
  private static final List<String> ON_NODE =
      List.of("/etc/bird.conf", "/etc/bird6.conf", "/etc/bird/bird.conf");

  /** Without state. */
  public BirdConfigParser() {
    super("bird-config", "bird");
  }

  @Override
  boolean isMine(String file) {
    return file.contains("/confd/config/bird")
        || file.equals("/etc/bird.conf")
        || file.equals("/etc/bird6.conf")
        || (file.startsWith("/etc/bird/") && file.endsWith(".conf"));
  }

  /**
   * What confd writes stands in a container, which the capture sees only while bird runs there:
   * where none of it is shown, nobody looked.
   */
  @Override
  public Scope scope(Command command, Reading reading) {
    if (!FilesCommand.isCapture(command, probe().value())) {
      return scope(command);
    }
    return Scope.of(
        Stream.concat(
                ON_NODE.stream(),
                reading.facts().stream().flatMap(read -> read.fact().field("file").stream()))
            .distinct()
            .map(file -> Map.of("owner", owner(), "file", file))
            .map(where -> Coverage.where(ConfigSetting.KIND, where))
            .toArray(Coverage[]::new));
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    Blocks blocks = new Blocks();
    BlockFormat.ofBird(part.lines(), blocks, draft);
    blocks.settings.writeTo(draft, owner(), part.file());
  }

  /** Not safe for many threads. */
  private static final class Blocks implements BlockFormat.Handler {

    private final SettingsDraft settings = new SettingsDraft();
    private final BlockFormat.Heads heads = new BlockFormat.Heads();
    private final StringBuilder code = new StringBuilder();
    private final List<Span> codeSpans = new ArrayList<>();
    private int codeDepth = -1;

    @Override
    public void open(String head, Span span) {
      if (codeDepth < 0 && isCode(head)) {
        codeDepth = heads.depth();
      } else if (codeDepth >= 0) {
        code(head + " {", span);
      }
      heads.open(head);
    }

    @Override
    public void close(Span span) {
      if (codeDepth >= 0 && heads.depth() - 1 > codeDepth) {
        code("}", span);
      }
      String head = heads.at(heads.depth() - 1);
      heads.close();
      if (codeDepth == heads.depth()) {
        String path = heads.path(head);
        settings.add(path, code.toString(), codeSpans.isEmpty() ? span : codeSpans.getFirst());
        codeSpans.forEach(piece -> settings.add(path, "", piece));
        code.setLength(0);
        codeSpans.clear();
        codeDepth = -1;
      }
    }

    @Override
    public void statement(String text, Span span) {
      if (codeDepth >= 0) {
        code(text + ";", span);
        return;
      }
      String name = BlockFormat.name(text);
      boolean two = name.equals("router") || name.equals("merge") || name.equals("next");
      if (two) {
        name = name + " " + BlockFormat.name(BlockFormat.rest(text));
      }
      settings.add(
          heads.path(name), text.substring(Math.min(name.length(), text.length())).strip(), span);
    }

    /** A filter, a function, or a filter without name: {@code export filter {}}. */
    private static boolean isCode(String head) {
      return head.startsWith("filter ")
          || head.startsWith("function ")
          || head.endsWith(" filter")
          || head.endsWith(" where");
    }

    private void code(String text, Span span) {
      code.append(code.isEmpty() ? "" : " ").append(text);
      codeSpans.add(span);
    }
  }
}
