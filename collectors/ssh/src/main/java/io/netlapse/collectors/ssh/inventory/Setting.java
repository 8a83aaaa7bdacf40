package io.netlapse.collectors.ssh.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be told of a node, a group, or all nodes. docs/ssh.md explains each. */
public enum Setting {
  /** A name or an address; the node's name where it is not told. */
  HOST,
  /** 22 where it is not told. */
  PORT,
  /** The user of this process where it is not told. */
  USER,
  /** Files of private keys. */
  KEY,
  /** The certificate of the first key. */
  CERTIFICATE,
  /** A file with the passphrase of the keys. */
  PASSPHRASE_FILE,
  /** A file with the password. */
  PASSWORD_FILE,
  /** Whether the agent's keys are tried. */
  AGENT,
  /** The hosts on the way. */
  JUMP,
  /** Whether the script runs as root. */
  SUDO,
  /** A file with the password that sudo wants. */
  SUDO_PASSWORD_FILE,
  /** Where the script stands on the node. */
  INSTALLED,
  /** Which probes are asked. */
  ONLY,
  /** Seconds until one is logged in. */
  CONNECT_TIMEOUT,
  /** Seconds for all of a node. */
  TIMEOUT,
  /** Whether it is captured: false for a host that others are only reached by. */
  CAPTURE;

  private static final Map<String, Setting> OF_ANSIBLE =
      Map.of(
          "ansible_host", HOST,
          "ansible_ssh_host", HOST,
          "ansible_port", PORT,
          "ansible_ssh_port", PORT,
          "ansible_user", USER,
          "ansible_ssh_user", USER,
          "ansible_private_key_file", KEY,
          "ansible_ssh_private_key_file", KEY,
          "ansible_become", SUDO,
          "ansible_become_password_file", SUDO_PASSWORD_FILE);

  /** Its name in an inventory and on the command line, such as {@code password-file}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The setting of that name. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** The setting that Ansible's variable tells: its own, or ours, as netlapse_password_file. */
  static Optional<Setting> ofAnsible(String variable) {
    Setting known = OF_ANSIBLE.get(variable);
    return known != null
        ? Optional.of(known)
        : Arrays.stream(values())
            .filter(each -> variable.equals("netlapse_" + each.name().toLowerCase(Locale.ROOT)))
            .findFirst();
  }

  /** All names, for a message. */
  public static String keys() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
