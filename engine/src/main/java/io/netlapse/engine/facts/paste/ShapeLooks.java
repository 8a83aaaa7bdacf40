package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.paste.Shape.Completeness;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tries the looks that outputs are known by; their order tells how sure they are. */
final class ShapeLooks {

  /** What has a header of its own comes before what each line alone looks like. */
  private static final List<Look> LOOKS =
      Stream.of(ClusterLooks.LOOKS, NetworkLooks.LOOKS, SystemLooks.LOOKS)
          .flatMap(List::stream)
          .toList();

  private ShapeLooks() {}

  static List<Shape> of(String text) {
    Page page = Page.of(text);
    List<Shape> shapes = new ArrayList<>();
    for (Look look : LOOKS) {
      boolean known = shapes.stream().anyMatch(shape -> shape.name().equals(look.name()));
      if (!known && look.fits().test(page)) {
        boolean whole = look.whole().test(page) && !page.isElided();
        shapes.add(
            new Shape(
                look.name(),
                Command.parse(look.command()),
                whole ? Completeness.WHOLE : Completeness.PART));
      }
    }
    return List.copyOf(shapes);
  }
}
