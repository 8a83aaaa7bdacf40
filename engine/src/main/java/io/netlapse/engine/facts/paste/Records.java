package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a line begins in an output of a shape: what lost newlines are found again by, and what
 * tells a line from the rest of the one before that a terminal wrapped.
 */
enum Records {
  /** {@code ip route}, also with what {@code ip route get} adds. */
  ROUTES {
    private static final Set<String> ATTRIBUTES =
        Set.of("via", "dev", "proto", "scope", "metric", "table", "nhid", "src", "encap");

    private static final Set<String> TYPES =
        Set.of(
            "unreachable",
            "blackhole",
            "prohibit",
            "throw",
            "local",
            "broadcast",
            "multicast",
            "anycast",
            "unicast");

    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      if (word.equals("nexthop")) {
        return true;
      }
      if (TYPES.contains(word)) {
        return isDestination(Token.at(tokens, at + 1)) && !isValue(tokens, at);
      }
      boolean typed = at > 0 && TYPES.contains(Token.at(tokens, at - 1));
      return isDestination(word)
          && !typed
          && !isValue(tokens, at)
          && (ATTRIBUTES.contains(Token.at(tokens, at + 1))
              || isDestination(Token.at(tokens, at + 1)));
    }

    private boolean isValue(List<Token> tokens, int at) {
      String before = at == 0 ? "" : Token.at(tokens, at - 1);
      return Set.of("via", "src", "from", "dst", "to", "inet", "inet6", "table", "scope")
          .contains(before);
    }

    private boolean isDestination(String word) {
      return word.equals("default") || Token.isPrefix(word);
    }
  },

  /** {@code ip rule}. */
  RULES {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      String next = Token.at(tokens, at + 1);
      return isNumbered(word) && (next.equals("from") || next.equals("not"));
    }
  },

  /** {@code ip address} and {@code ip link}. */
  DEVICES {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      if (isNumbered(word)) {
        return Token.at(tokens, at + 1).endsWith(":") && Token.at(tokens, at + 2).startsWith("<");
      }
      String next = Token.at(tokens, at + 1);
      return (word.startsWith("link/") && !next.isEmpty())
          || (word.equals("inet") && Token.isPrefix(next))
          || (word.equals("inet6") && next.indexOf(':') >= 0)
          || (word.equals("valid_lft") && !next.isEmpty());
    }
  },

  /** {@code ip neigh}. */
  NEIGHBOURS {
    @Override
    boolean begins(List<Token> tokens, int at) {
      return Token.isAddress(Token.at(tokens, at)) && Token.at(tokens, at + 1).equals("dev");
    }
  },

  /** {@code route} and {@code netstat -r}. */
  ROUTE_TABLE {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      if (word.equals("Kernel")) {
        return Token.at(tokens, at + 2).equals("routing");
      }
      if (word.equals("Destination")) {
        return Token.at(tokens, at + 1).equals("Gateway");
      }
      String mask = Token.at(tokens, at + 2);
      String flags = Token.at(tokens, at + 3);
      boolean masked = mask.equals("*") || Token.isAddress(mask);
      return masked && isFlags(flags) && Token.at(tokens, at + 7).length() > 0;
    }

    private boolean isFlags(String word) {
      return !word.isEmpty() && word.chars().allMatch(c -> "UGHRDMAC!".indexOf(c) >= 0);
    }
  },

  /** {@code ifconfig}. */
  INTERFACES {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      String next = Token.at(tokens, at + 1);
      String third = Token.at(tokens, at + 2);
      return (word.endsWith(":") && next.startsWith("flags="))
          || (next.equals("Link") && third.startsWith("encap:"))
          || (word.equals("inet") && Token.isAddress(next) && third.equals("netmask"))
          || (word.equals("inet6") && third.equals("prefixlen"))
          || (word.equals("ether") && third.equals("txqueuelen"))
          || (goesOn(word) && Set.of("txqueuelen", "packets", "errors").contains(next));
    }
  },

  /** {@code iptables-save}. */
  RULE_SET {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      String next = Token.at(tokens, at + 1);
      return (word.equals("-A") && !isCounter(tokens, at - 1))
          || word.equals("COMMIT")
          || (word.equals("#") && (next.equals("Generated") || next.equals("Completed")))
          || (word.startsWith(":") && word.length() > 1 && isPolicy(next))
          || (word.startsWith("*")
              && Set.of("*nat", "*filter", "*mangle", "*raw", "*security").contains(word))
          || (next.equals("-A") && isCounter(tokens, at));
    }

    // Whether a word counts for the rule behind it, and not for the chain before it.
    private boolean isCounter(List<Token> tokens, int at) {
      boolean ofChain =
          at > 1 && Token.at(tokens, at - 2).startsWith(":") && isPolicy(Token.at(tokens, at - 1));
      return at >= 0 && Token.at(tokens, at).startsWith("[") && !ofChain;
    }

    private boolean isPolicy(String word) {
      return word.equals("ACCEPT") || word.equals("DROP") || word.equals("-");
    }
  },

  /** {@code ipvsadm -Ln}. */
  VIRTUAL_SERVERS {
    @Override
    boolean begins(List<Token> tokens, int at) {
      String word = Token.at(tokens, at);
      String next = Token.at(tokens, at + 1);
      return (Set.of("TCP", "UDP", "SCTP").contains(word) && next.indexOf(':') > 0)
          || (word.equals("FWM") && !next.isEmpty())
          || (word.equals("->") && next.indexOf(':') > 0)
          || (word.equals("Prot") && next.startsWith("LocalAddress"))
          || (word.equals("IP") && next.equals("Virtual"));
    }
  };

  /** Where lines begin in outputs of a command; null where nobody knows. */
  static @Nullable Records of(Command command) {
    List<String> words = command.words();
    boolean json = words.stream().anyMatch(word -> word.equals("-j") || word.equals("-json"));
    if (json) {
      return null;
    }
    return switch (command.program()) {
      case "route", "netstat" -> ROUTE_TABLE;
      case "ifconfig" -> INTERFACES;
      case "iptables-save", "ip6tables-save" -> RULE_SET;
      case "ipvsadm" -> VIRTUAL_SERVERS;
      case "ip" -> ofIp(words);
      default -> null;
    };
  }

  private static @Nullable Records ofIp(List<String> words) {
    String object =
        words.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst().orElse("");
    boolean table = words.contains("-br") || words.contains("-o");
    if (object.isEmpty() || table) {
      return null;
    }
    return "route".startsWith(object)
        ? ROUTES
        : "rule".startsWith(object)
            ? RULES
            : "neighbour".startsWith(object)
                ? NEIGHBOURS
                : "address".startsWith(object) || "link".startsWith(object) ? DEVICES : null;
  }

  /** Whether a line begins with a word. */
  abstract boolean begins(List<Token> tokens, int at);

  /** Whether the line that begins with a word is set in: it goes on with the one before. */
  boolean goesOn(String word) {
    return switch (this) {
      case ROUTES -> word.equals("nexthop");
      case DEVICES -> !word.endsWith(":");
      case VIRTUAL_SERVERS -> word.equals("->");
      case INTERFACES ->
          Set.of("inet", "inet6", "ether", "loop", "tunnel", "unspec", "RX", "TX").contains(word);
      default -> false;
    };
  }

  private static boolean isNumbered(String word) {
    int last = word.length() - 1;
    return last > 0 && word.charAt(last) == ':' && Token.isNumber(word.substring(0, last));
  }
}
