package io.netlapse.plugins;

import io.netlapse.spi.fact.FactKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be there only once, and who has it: with two parsers of one probe it would be chance
 * which of them reads its outputs.
 */
final class Clashes {

  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, FactKind> kinds = new HashMap<>();

  /** With what is built in, which has no clashes. */
  Clashes(Parts builtIn) {
    claim("netlapse itself", builtIn.named().stream(), builtIn);
  }

  /** Claims what a plug-in brings; a sentence that names both if another has a part of it. */
  Optional<String> claim(Plugin plugin) {
    return claim(
        plugin.jar().file().toString(),
        Stream.concat(
            Stream.of("the plug-in name " + plugin.jar().name()), plugin.parts().named().stream()),
        plugin.parts());
  }

  private Optional<String> claim(String owner, Stream<String> names, Parts parts) {
    return Stream.concat(
            names.flatMap(name -> name(owner, name)),
            parts.parsers().stream()
                .flatMap(parser -> parser.kinds().stream())
                .flatMap(kind -> kind(owner, kind)))
        .findFirst();
  }

  private Stream<String> name(String owner, String name) {
    String other = owners.putIfAbsent(name, owner);
    return other == null
        ? Stream.empty()
        : Stream.of(
            other.equals(owner)
                ? "%s brings %s twice; take one of them out.".formatted(owner, name)
                : "%s and %s both bring %s; take one of them away.".formatted(other, owner, name));
  }

  /** Several parsers may give facts of one kind, if it is the same to all of them. */
  private Stream<String> kind(String owner, FactKind kind) {
    String other = owners.putIfAbsent("kind " + kind.name(), owner);
    FactKind known = kinds.putIfAbsent(kind.name(), kind);
    return known == null || known.equals(kind)
        ? Stream.empty()
        : Stream.of(
            "%s defines the kind of fact '%s' otherwise than %s does; give it a name of its own."
                .formatted(owner, kind.name(), other));
  }
}
