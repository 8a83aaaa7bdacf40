package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bird.BirdRoute;
import io.netlapse.spi.bird.BirdRouteAttributes;
import io.netlapse.spi.bird.BirdVersion;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code birdc show route} and {@code show route all}. A sample line of BIRD 1.x:
 *
 * <pre>{@code 10.244.2.0/26   via 10.0.0.2 on eth0 [Mesh_10_0_0_2 22:53:40] * (100/0) [i]}</pre>
 */
public final class BirdRouteParser extends BirdParser implements DialectScope {

  private static final String DEFAULT_TABLE = "master";

  /** For {@link java.util.ServiceLoader}. */
  public BirdRouteParser() {
    super("bird-route", "route", BirdRoute.KIND, BirdRouteAttributes.KIND);
  }

  /** As far as the command tells: BIRD 1.x lists one table, and 2.x that one too. */
  @Override
  public Scope scope(Command command) {
    return BirdCommand.of(command)
        .filter(bird -> !command.filtered())
        .map(bird -> scope(bird, table(bird)))
        .orElse(Scope.ONLY_SHOWN);
  }

  /** BIRD 2.x lists every table where none is named. */
  @Override
  public Scope scope(Command command, Reading reading) {
    Optional<BirdCommand> bird = BirdCommand.of(command).filter(any -> !command.filtered());
    boolean every =
        bird.isPresent()
            && !named(bird.get())
            && reading.facts().stream().anyMatch(BirdRouteParser::tellsNew);
    return every ? scope(bird.get(), null) : scope(command);
  }

  private static boolean tellsNew(Reading.Read read) {
    String version = read.fact().field("version", "1.");
    return read.fact().kind().equals(BirdVersion.KIND)
        && !version.startsWith("1.")
        && !version.contains("birdv1.");
  }

  private static boolean named(BirdCommand bird) {
    return bird.rest().contains("table");
  }

  private static String table(BirdCommand bird) {
    int at = bird.rest().indexOf("table");
    return at >= 0 && at + 1 < bird.rest().size() ? bird.rest().get(at + 1) : DEFAULT_TABLE;
  }

  private static Scope scope(BirdCommand bird, @Nullable String table) {
    List<String> rest = bird.rest();
    int known = (rest.contains("all") ? 1 : 0) + (named(bird) ? 2 : 0);
    if (rest.size() != known || "all".equals(table)) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = new HashMap<>(Map.of("daemon", bird.daemon()));
    if (table != null) {
      where.put("table", table);
    }
    Coverage routes = Coverage.where(BirdRoute.KIND, where);
    return rest.contains("all")
        ? Scope.of(routes, Coverage.where(BirdRouteAttributes.KIND, where))
        : Scope.of(routes);
  }

  @Override
  void read(List<Line> lines, BirdCommand command, ReadingDraft draft) {
    BirdRoutes routes = new BirdRoutes(command.daemon(), table(command), draft);
    lines.forEach(routes::line);
    routes.end();
  }
}
