package io.netlapse.engine.facts.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From Debian 12: ip, iptables, nft, systemctl, uname. In the shape of the programs of their
 * projects' releases: the others.
 */
final class VersionParsersTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments(
            new KubeletVersion(),
            "kubelet --version",
            "Kubernetes v1.21.2\n",
            "version component=kubelet version=1.21.2"),
        arguments(
            new KubeProxyVersion(),
            "kube-proxy --version",
            "Kubernetes v1.28.4+k3s2\n",
            "version component=kube-proxy version=1.28.4+k3s2"),
        arguments(
            new KubeadmVersion(),
            "kubeadm version",
            "kubeadm version: &version.Info{Major:\"1\", Minor:\"29\", GitVersion:\"v1.29.3\","
                + " GitTreeState:\"clean\", Platform:\"linux/amd64\"}\n",
            "version component=kubeadm version=1.29.3"),
        arguments(
            new ContainerdVersion(),
            "containerd --version",
            "containerd containerd.io 1.4.6 d71fcd7d8303cbf684402823e425e9dd2e99285d\n",
            "version component=containerd version=1.4.6"),
        arguments(
            new ContainerdVersion(),
            "containerd --version",
            "containerd github.com/containerd/containerd/v2 v2.0.0"
                + " 207ad711eabd375a01713109a8a197d197ff6542\n",
            "version component=containerd version=2.0.0"),
        arguments(
            new DockerVersion(),
            "docker --version",
            "Docker version 20.10.24+dfsg1, build 297e128\n",
            "version component=docker version=20.10.24+dfsg1"),
        arguments(
            new CrioVersion(),
            "crio --version",
            """
            crio version 1.24.1
            Version:          1.24.1
            GitCommit:        a3bbde8a77c323aa6a485da9a9046299155c6016
            GitTreeState:     dirty
            """,
            "version component=crio version=1.24.1"),
        arguments(
            new RuncVersion(),
            "runc --version",
            """
            runc version 1.1.5+ds1
            commit: 1.1.5+ds1-1+deb12u1
            spec: 1.0.2-dev
            go: go1.19.8
            libseccomp: 2.5.4
            """,
            "version component=runc version=1.1.5+ds1"),
        arguments(
            new IptablesVersion(),
            "iptables --version",
            "iptables v1.8.9 (nf_tables)\n",
            "version component=iptables detail=nf_tables version=1.8.9"),
        arguments(
            new IptablesVersion(),
            "iptables --version",
            "iptables v1.4.21\n",
            "version component=iptables version=1.4.21"),
        arguments(
            new Iproute2Version(),
            "ip -V",
            "ip utility, iproute2-6.1.0, libbpf 1.1.2\n",
            "version component=iproute2 version=6.1.0"),
        arguments(
            new Iproute2Version(),
            "ip -V",
            "ip utility, iproute2-ss130716\n",
            "version component=iproute2 version=130716"),
        arguments(
            new NftablesVersion(),
            "nft --version",
            "nftables v1.0.6 (Lester Gooch #5)\n",
            "version component=nftables version=1.0.6"),
        arguments(
            new SystemdVersion(),
            "systemctl --version",
            """
            systemd 252 (252.38-1~deb12u1)
            +PAM +AUDIT +SELINUX -GNUTLS default-hierarchy=unified
            """,
            "version component=systemd version=252.38-1~deb12u1"),
        arguments(
            new SystemdVersion(),
            "systemctl --version",
            """
            systemd 219
            +PAM +AUDIT -KMOD +IDN
            """,
            "version component=systemd version=219"),
        arguments(
            new UnameParser(),
            "uname -a",
            "Linux node-2 6.1.192-um #1 Sat Nov 21 09:24:01 UTC 2026 x86_64 GNU/Linux\n",
            "version component=kernel version=6.1.192-um"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void read_answer_givesVersion(SectionParser parser, String command, String text, String fact) {
    assertThat(parser.reads(Command.parse("sudo /usr/bin/" + command))).isTrue();

    Parsed parsed = Parsed.by(parser, command, text);

    assertThat(parsed.facts()).containsExactly(fact);
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void read_somethingElse_isUnread() {
    Parsed parsed =
        Parsed.by(new KubeletVersion(), "kubelet --version", "flag provided but not defined\n");

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).containsExactly("flag provided but not defined");
  }

  @Test
  void scope_answer_coversItsComponentOnly() {
    assertThat(new KubeletVersion().scope(Command.parse("kubelet --version")).coverages())
        .extracting(Object::toString)
        .containsExactly("version[component=kubelet]");
    assertThat(new UnameParser().scope(Command.parse("uname -a")).coverages())
        .extracting(Object::toString)
        .containsExactly("version[component=kernel]");
  }
}
