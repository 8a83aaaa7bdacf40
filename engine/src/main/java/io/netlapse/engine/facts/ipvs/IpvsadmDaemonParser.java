package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ipvs.IpvsSyncDaemon;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code ipvsadm -L --daemon} (ipvsadm(8)); versions before 1.28 tell the first two settings
 * only.
 *
 * <p>Sample: {@code master sync daemon (mcast=eth0, syncid=7, maxlen=1472, group=224.0.0.81,
 * port=8848, ttl=1)}
 */
public final class IpvsadmDaemonParser extends LineParser {

  private static final String MARK = " sync daemon (";
  private static final Set<String> ROLES = Set.of("master", "backup");
  private static final Set<String> SETTINGS =
      Set.of("mcast", "syncid", "maxlen", "group", "port", "ttl");

  /** Without state. */
  public IpvsadmDaemonParser() {
    super("ipvsadm-daemon", 1, IpvsSyncDaemon.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpvsQuestion.of(command).subject() == IpvsQuestion.Subject.DAEMONS;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    int mark = content.indexOf(MARK);
    String role = content.substring(0, Math.max(mark, 0));
    Map<String, String> settings =
        content.endsWith(")") && ROLES.contains(role)
            ? settings(content.substring(mark + MARK.length(), content.length() - 1))
            : Map.of();
    long syncId = Endpoint.number(settings.getOrDefault("syncid", ""), 10);
    String dev = settings.getOrDefault("mcast", "");
    if (dev.isEmpty() || syncId < 0 || syncId > 255) {
      draft.unread(line.span());
      return;
    }
    IpvsSyncDaemon daemon =
        new IpvsSyncDaemon(
            role,
            dev,
            (int) syncId,
            settings.get("maxlen"),
            settings.get("group"),
            settings.get("port"),
            settings.get("ttl"));
    draft.fact(daemon.toFact(), line.span());
  }

  /** Empty where one is not known. */
  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    for (String setting : text.split(", ")) {
      int equals = setting.indexOf('=');
      if (equals < 0 || !SETTINGS.contains(setting.substring(0, equals))) {
        return Map.of();
      }
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return settings;
  }
}
