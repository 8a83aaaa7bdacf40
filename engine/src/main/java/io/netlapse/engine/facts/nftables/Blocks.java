package io.netlapse.engine.facts.nftables;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ruleset in the making, whether text or JSON tells it. Not safe for many threads. */
final class Blocks {

  private final Map<String, TableBlock> tables = new LinkedHashMap<>();

  /** The table of a name, which is made where nobody spoke of it yet. */
  TableBlock table(String family, String name) {
    return tables.computeIfAbsent(family + " " + name, first -> new TableBlock(family, name));
  }

  /** The tables, in order. */
  List<TableBlock> tables() {
    return List.copyOf(tables.values());
  }

  /** What every block has: where it is told, none while it is only spoken of, and a comment. */
  abstract static class Block {
    final List<Span> spans = new ArrayList<>();
    @Nullable String comment;
  }

  /** A table. */
  static final class TableBlock extends Block {
    final String family;
    final String name;
    @Nullable String flags;
    private final Map<String, ChainBlock> chains = new LinkedHashMap<>();
    private final Map<String, SetBlock> sets = new LinkedHashMap<>();
    final List<ObjectBlock> objects = new ArrayList<>();

    TableBlock(String family, String name) {
      this.family = family;
      this.name = name;
    }

    ChainBlock chain(String chain) {
      return chains.computeIfAbsent(chain, ChainBlock::new);
    }

    @Nullable ChainBlock chainOrNull(String chain) {
      return chains.get(chain);
    }

    List<ChainBlock> chains() {
      return List.copyOf(chains.values());
    }

    SetBlock set(String set, String shape) {
      return sets.computeIfAbsent(set, first -> new SetBlock(set, shape));
    }

    @Nullable SetBlock setOrNull(String set) {
      return sets.get(set);
    }

    List<SetBlock> sets() {
      return List.copyOf(sets.values());
    }
  }

  /** A chain. */
  static final class ChainBlock extends Block {
    final String name;
    @Nullable String type;
    @Nullable String hook;
    @Nullable Integer priority;
    @Nullable String policy;
    @Nullable String devices;
    final List<RuleText> rules = new ArrayList<>();

    ChainBlock(String name) {
      this.name = name;
    }
  }

  /** A named set or map. */
  static final class SetBlock extends Block {
    final String name;
    final String shape;
    String type = "";
    @Nullable String data;
    final List<String> flags = new ArrayList<>();
    @Nullable Long timeout;
    @Nullable Long gcInterval;
    @Nullable Long size;
    @Nullable String policy;
    @Nullable String statements;
    final List<ElementText> elements = new ArrayList<>();

    SetBlock(String name, String shape) {
      this.name = name;
      this.shape = shape;
    }
  }

  /** A named object or a flow table. */
  static final class ObjectBlock extends Block {
    final String type;
    final String name;
    final SortedMap<String, String> settings = new TreeMap<>();
    @Nullable String flags;

    ObjectBlock(String type, String name) {
      this.type = type;
      this.name = name;
    }
  }
}
