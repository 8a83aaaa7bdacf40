package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of units (systemd.unit(5)) as {@code systemctl cat} prints them, each under a
 * comment that names it, or one by one. The settings' owner is the unit, so that a drop-in that
 * went is gone.
 *
 * <p>Sample: {@code # /etc/systemd/system/kubelet.service.d/10-kubeadm.conf} above {@code
 * [Service]}
 */
public final class UnitFilesParser extends FilesParser {

  /** What the capture asks for. */
  static final List<String> CAPTURED =
      List.of(
          "kubelet.service",
          "kube-proxy.service",
          "containerd.service",
          "docker.service",
          "crio.service",
          "k3s.service",
          "k3s-agent.service",
          "rke2-server.service",
          "rke2-agent.service",
          "flanneld.service");

  /** Without state. */
  public UnitFilesParser() {
    super("unit-files", "systemd");
  }

  @Override
  boolean isMine(String file) {
    return file.contains("/systemd/system/") && !unit(file).isEmpty();
  }

  @Override
  public boolean reads(Command command) {
    return isCat(command) || super.reads(command);
  }

  private static boolean isCat(Command command) {
    return command.program().equals("systemctl") && command.arguments().contains("cat");
  }

  @Override
  public Scope scope(Command command) {
    if (FilesCommand.isCapture(command, probe().value())) {
      return scope(CAPTURED);
    }
    if (!isCat(command) || command.filtered()) {
      return Scope.ONLY_SHOWN;
    }
    List<String> units = new ArrayList<>();
    for (String word : command.arguments()) {
      if (word.indexOf('*') >= 0 || (word.startsWith("-") && !isHarmless(word))) {
        return Scope.ONLY_SHOWN;
      }
      if (!word.startsWith("-") && !word.equals("cat")) {
        units.add(word.indexOf('.') < 0 ? word + ".service" : word);
      }
    }
    return scope(units);
  }

  private static boolean isHarmless(String option) {
    return option.equals("--no-pager") || option.equals("--") || option.equals("--full");
  }

  private static Scope scope(List<String> units) {
    return Scope.of(
        units.stream()
            .distinct()
            .map(unit -> Coverage.where(ConfigSetting.KIND, Map.of("owner", unit)))
            .toArray(Coverage[]::new));
  }

  @Override
  String header(Line line) {
    String content = line.content();
    String file = content.startsWith("# /") ? content.substring(2) : "";
    return isMine(file) ? file : super.header(line);
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    IniFormat.read(part, settings, draft);
    settings.writeTo(draft, unit(part.file()), part.file());
  }

  /** {@code kubelet.service} of the unit's file and of its drop-ins; empty for another file. */
  private static String unit(String file) {
    if (file.indexOf(' ') >= 0) {
      return "";
    }
    for (String name : file.split("/")) {
      String unit = name.endsWith(".d") ? name.substring(0, name.length() - 2) : name;
      if (unit.endsWith(".service") || unit.endsWith(".socket")) {
        return unit;
      }
    }
    return "";
  }
}
