package io.netlapse.engine.facts.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;

/** hosts(5), resolv.conf(5), nsswitch.conf(5). */
final class ResolverParsersTest {

  @Test
  void hosts_eachName_isAnEntry() {
    String text =
        """
        # Kubernetes-managed hosts file.
        127.0.0.1\tlocalhost
        192.168.50.11  Worker-1.example.org worker-1 # the first
        fe80::1%eth0 gateway
        somewhere else
        """;

    Parsed parsed = Parsed.by(new HostsParser(), "cat /etc/hosts", text);

    assertThat(parsed.facts())
        .containsExactly(
            "host-entry address=127.0.0.1 name=localhost",
            "host-entry address=192.168.50.11 name=worker-1.example.org",
            "host-entry address=192.168.50.11 name=worker-1",
            "host-entry address=fe80::1%eth0 name=gateway");
    assertThat(parsed.unread()).containsExactly("somewhere else");
  }

  @Test
  void resolver_keepsTheOrderOfServersAndTheLastSearch() {
    String text =
        """
        # by systemd-resolved
        nameserver 10.96.0.10
        nameserver 192.168.50.1
        search old.example
        search svc.cluster.local cluster.local
        options ndots:5
        options edns0 trust-ad
        """;

    assertThat(Parsed.by(new ResolvConfParser(), "cat /etc/resolv.conf", text).facts())
        .containsExactly(
            "resolver-setting file=/etc/resolv.conf keyword=nameserver"
                + " value=\"10.96.0.10 192.168.50.1\"",
            "resolver-setting file=/etc/resolv.conf keyword=options"
                + " value=\"ndots:5 edns0 trust-ad\"",
            "resolver-setting file=/etc/resolv.conf keyword=search"
                + " value=\"svc.cluster.local cluster.local\"");
  }

  @Test
  void resolver_ofAnotherFile_coversThatFile() {
    Command command = Command.parse("cat /run/systemd/resolve/resolv.conf");

    assertThat(new ResolvConfParser().scope(command).coverages())
        .extracting(Object::toString)
        .containsExactly("resolver-setting[file=/run/systemd/resolve/resolv.conf]");
  }

  @Test
  void nameServices_keepTheirOrderAndActions() {
    String text =
        "passwd:         files systemd\nhosts: files mdns4_minimal [NOTFOUND=return] dns\n";

    assertThat(Parsed.by(new NsswitchParser(), "cat /etc/nsswitch.conf", text).facts())
        .containsExactly(
            "name-service-order database=passwd sources=\"files systemd\"",
            "name-service-order database=hosts"
                + " sources=\"files mdns4_minimal [NOTFOUND=return] dns\"");
  }
}
