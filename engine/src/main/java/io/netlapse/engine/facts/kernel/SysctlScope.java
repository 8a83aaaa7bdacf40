package io.netlapse.engine.facts.kernel;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableFill;
import java.util.Map;
import java.util.TreeSet;

/** Which sysctls a command could have shown. */
final class SysctlScope {

  private SysctlScope() {}

  /** Each name that is asked for, and each file's pattern with {@code *} for the device alone. */
  static Scope of(SysctlQuestion question) {
    if (!question.known()) {
      return Scope.ONLY_SHOWN;
    }
    if (question.all()) {
      return question.names().isEmpty() ? Scope.of(Coverage.all(Sysctl.KIND)) : Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> coverages = new TreeSet<>();
    for (int i = 0; i < question.names().size(); i++) {
      question.name(i).ifPresent(name -> coverages.add(where("name", name)));
      String variable = variable(question.names().get(i));
      if (!variable.isEmpty()) {
        coverages.add(where("variable", variable));
      }
    }
    if (coverages.contains(where("name", SysctlText.COUNT))
        && coverages.contains(where("name", SysctlText.MAXIMUM))) {
      coverages.add(Coverage.where(TableFill.KIND, Map.of("table", "conntrack")));
    }
    return new Scope(coverages);
  }

  private static Coverage where(String field, String value) {
    return Coverage.where(Sysctl.KIND, Map.of(field, value));
  }

  /** {@code net.ipv4.conf.*.rp_filter}; empty for any other pattern. */
  private static String variable(String file) {
    String name = file.replace("/proc/sys/", "").replace('/', '.');
    for (String tree : Sysctl.PER_DEVICE) {
      String leaf = name.startsWith(tree + "*.") ? name.substring(tree.length() + 2) : "";
      if (!leaf.isEmpty() && leaf.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
        return name;
      }
    }
    return "";
  }
}
