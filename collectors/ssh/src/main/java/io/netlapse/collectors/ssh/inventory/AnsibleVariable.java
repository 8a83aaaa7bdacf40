package io.netlapse.collectors.ssh.inventory;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a variable of an Ansible inventory. Most are for other things than logging in, and are
 * passed over; those that would lead elsewhere than where they say are mistakes.
 */
final class AnsibleVariable {

  private static final Pattern JUMP =
      Pattern.compile("(?:^|\\s)(?:-J\\s*|-o\\s*[\"']?ProxyJump[= ])([^\\s\"']+)");

  private AnsibleVariable() {}

  /** Puts it into settings where it is one of ours. */
  static void read(
      String name, String value, Place at, Map<Setting, Told> settings, Mistakes mistakes) {
    if (isOurs(name) && value.contains("{{")) {
      mistakes.add(
          at, "%s is a template, which only Ansible can fill in".formatted(name), "write it out");
      return;
    }
    switch (name) {
      case "ansible_ssh_common_args", "ansible_ssh_extra_args" ->
          jump(value, at, settings, mistakes);
      case "ansible_connection" -> connection(value, at, settings);
      case "ansible_become_method", "ansible_become_user" -> requireSudo(name, value, at, mistakes);
      case "ansible_password",
          "ansible_ssh_pass",
          "ansible_become_password",
          "ansible_become_pass" ->
          mistakes.add(
              at,
              "%s is a password inside the inventory".formatted(name),
              "put it into a file that only you may read and name that as %s"
                  .formatted(
                      name.contains("become")
                          ? "netlapse_sudo_password_file"
                          : "netlapse_password_file"));
      default ->
          Setting.ofAnsible(name).ifPresent(known -> settings.put(known, new Told(value, at)));
    }
  }

  /** Whether a variable tells how a node is reached. */
  static boolean isOurs(String name) {
    return name.equals("ansible_ssh_common_args")
        || name.equals("ansible_ssh_extra_args")
        || Setting.ofAnsible(name).isPresent();
  }

  private static void jump(String value, Place at, Map<Setting, Told> settings, Mistakes mistakes) {
    Matcher jump = JUMP.matcher(value);
    if (jump.find()) {
      settings.put(Setting.JUMP, new Told(jump.group(1), at));
    } else if (value.contains("Proxy")) {
      mistakes.add(
          at,
          "of ssh's arguments only -J and -o ProxyJump=... are read, not " + value,
          "name the hosts on the way as netlapse_jump");
    }
  }

  /**
   * Another way than ssh leads elsewhere: to this machine, into a container, to Windows. A node may
   * have ssh again where its group has not.
   */
  private static void connection(String value, Place at, Map<Setting, Told> settings) {
    boolean isSsh = value.matches("smart|(ansible\\.builtin\\.)?(ssh|paramiko|paramiko_ssh)");
    settings.putIfAbsent(Setting.CAPTURE, new Told(Boolean.toString(isSsh), at));
  }

  private static void requireSudo(String name, String value, Place at, Mistakes mistakes) {
    if (!value.matches("sudo|root|ansible\\.builtin\\.sudo")) {
      mistakes.add(
          at,
          "%s is %s, and root's rights come by sudo".formatted(name, value),
          "set netlapse_sudo and netlapse_sudo_password_file, and take it away");
    }
  }
}
