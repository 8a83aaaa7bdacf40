package io.netlapse.engine.facts.logs;

import java.util.List;

/**
 * One entry of the catalogue.
 *
 * @param event the id of what happened; several patterns may tell of one
 * @param programs who writes it, the usual one first
 * @param template what the message looks like
 * @param repeats whether it is written again and again while something is so: then equal ones of
 *     one clock hour are one fact
 * @param sample a line that it reads
 */
record LogPattern(
    String event, List<String> programs, LogTemplate template, boolean repeats, String sample) {

  static final List<String> KUBELET =
      List.of("kubelet", "k3s", "k3s-agent", "rke2", "hyperkube", "kubelite");
  static final List<String> KUBE_PROXY =
      List.of("kube-proxy", "k3s", "k3s-agent", "rke2", "hyperkube", "kubelite");
  static final List<String> FLANNEL =
      List.of("flanneld", "flannel", "kube-flannel", "k3s", "k3s-agent", "rke2");

  /** flannel, where what it writes could be anybody's. */
  static final List<String> FLANNEL_ALONE = List.of("flanneld", "flannel", "kube-flannel");

  static final List<String> KERNEL = List.of("kernel");
  static final List<String> SYSTEMD = List.of("systemd");

  /** Something that happened once. */
  static LogPattern once(String event, List<String> programs, String template, String sample) {
    return new LogPattern(event, programs, LogTemplate.of(template), false, sample);
  }

  /** Something that is told again and again. */
  static LogPattern often(String event, List<String> programs, String template, String sample) {
    return new LogPattern(event, programs, LogTemplate.of(template), true, sample);
  }

  /** Whether a message of which nobody knows who wrote it may be this: it says so itself. */
  boolean speaksForItself() {
    return !programs.equals(KERNEL) && !programs.equals(SYSTEMD) && !programs.equals(FLANNEL_ALONE);
  }
}
