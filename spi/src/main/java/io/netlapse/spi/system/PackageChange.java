package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a package manager wrote into its log. It has happened for good: a log that was rotated does
 * not undo it, so no output ever denies such a fact.
 *
 * @param name the package's name, without its architecture
 * @param at when it was logged
 * @param action what was done, in the words of the log
 * @param from the version before; null where there was none or the log does not tell
 * @param to the version after; null where there is none or the log does not tell
 * @param log whose log
 */
public record PackageChange(
    String name,
    LoggedTime at,
    Action action,
    @Nullable String from,
    @Nullable String to,
    Log log) {

  /** Many may hold. Fields: package, at, action, from, to, log. */
  public static final FactKind KIND = FactKind.multi("package-change", "package", "at", "action");

  /** What was done to a package. */
  public enum Action {
    /** It came. */
    INSTALL,
    /** It was replaced; dpkg says so of an older and of the same version too. */
    UPGRADE,
    /** It was replaced by an older version. */
    DOWNGRADE,
    /** It was replaced by the same version. */
    REINSTALL,
    /** It went. */
    REMOVE,
    /** What a removed package had left behind went. */
    PURGE,
    /** It is there since then; rpm does not tell whether another version was there before. */
    INSTALLED;

    /** The word in facts: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose log tells. */
  public enum Log {
    /** {@code /var/log/dpkg.log}, dpkg(1). */
    DPKG,
    /** {@code rpm -qa --last}, rpm(8). */
    RPM,
    /** {@code /var/log/dnf.rpm.log}, dnf(8). */
    DNF,
    /** {@code /var/log/apk.log}, apk(8). */
    APK;

    /** The word in facts: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("package", name)
        .with("at", at)
        .with("action", action.word())
        .with("from", from)
        .with("to", to)
        .with("log", log.word())
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PackageChange of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PackageChange(
        Fields.text(fact, "package"),
        LoggedTime.parse(Fields.text(fact, "at")),
        Action.valueOf(Fields.text(fact, "action").toUpperCase(Locale.ROOT)),
        Fields.textOrNull(fact, "from"),
        Fields.textOrNull(fact, "to"),
        Log.valueOf(Fields.text(fact, "log").toUpperCase(Locale.ROOT)));
  }
}
