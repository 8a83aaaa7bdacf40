package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SectionReaderTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final SectionReader reader = new SectionReader(Fixture.probes());

  @Test
  void section_ofKnownCommand_isUnderstood() {
    ReadSection read =
        reader.read(section("ip -6 route", SectionStatus.OK, "fe80::/64 dev v0 metric 256\n"));

    assertThat(read).isInstanceOf(ReadSection.Understood.class);
    assertThat(read.reading().facts()).hasSize(1);
    assertThat(read.scope().coverages()).extracting(Coverage::kind).containsExactly("route");
  }

  @Test
  void section_thatWasDenied_isNotRead() {
    ReadSection read =
        reader.read(section("ip route", SectionStatus.DENIED, "default dev eth0 scope link\n"));

    assertThat(read).isInstanceOf(ReadSection.Unobserved.class);
    assertThat(read.scope()).isEqualTo(Scope.ONLY_SHOWN);
    assertThat(read.reading().facts()).isEmpty();
  }

  @Test
  void section_ofUnknownCommand_hasNoParser() {
    assertThat(reader.read(section("fortune", SectionStatus.OK, "You will travel.\n")))
        .isInstanceOf(ReadSection.NoParser.class);
  }

  @Test
  void section_thatAParserFailsAt_isReadByNobody() {
    SectionReader failing = new SectionReader(Probes.of(List.of(new FailingParser())));
    ReadSection read = failing.read(section("acme-vpn status", SectionStatus.OK, "up\n"));
    assertThat(read).isInstanceOf(ReadSection.NoParser.class);
    assertThat(read.scope()).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void section_withoutCommand_isReadByItsProbeAndSaysNothingOfAbsence() {
    ReadSection read =
        reader.read(section("", SectionStatus.OK, "default via 10.0.0.1 dev eth0\n"));

    assertThat(read.reading().facts()).hasSize(1);
    assertThat(read.scope()).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void section_thatIsEmpty_saysThatThereIsNone() {
    String message = "Error: ipv4: FIB table does not exist.\nDump terminated\n";

    ReadSection read = reader.read(section("ip route show table 99", SectionStatus.EMPTY, message));

    assertThat(read.scope().coverages()).extracting(Coverage::kind).contains(Route.KIND.name());
  }

  /** The object is one fact, what it says are others on pieces of it. */
  @Test
  void section_withUnreadMemberUnderAFact_stillDenies() {
    String pod = ListedFixture.text("kubernetes", "get-pods.yaml");
    String newer = pod.replaceFirst("    dnsPolicy: ", "    dnsPrefetch: true\n    dnsPolicy: ");

    ReadSection read = reader.read(section("kubectl get pods -A -o yaml", SectionStatus.OK, newer));

    assertThat(read.reading().unread()).hasSize(1);
    assertThat(read.scope().coverages()).extracting(Coverage::kind).contains("k8s-pod");
  }

  @Test
  void section_withUnreadLine_saysNothingOfAbsence() {
    String elided = "default via 10.0.0.1 dev eth0\n...\n10.9.0.0/16 dev eth1 scope link\n";

    ReadSection read = reader.read(section("ip route", SectionStatus.OK, elided));

    assertThat(read.reading().facts()).hasSize(2);
    assertThat(read.scope()).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void section_withUnreadWordOfAFact_keepsItsScope() {
    ReadSection read =
        reader.read(section("ip route", SectionStatus.OK, "10.9.0.0/16 dev eth1 shiny\n"));

    assertThat(read.reading().facts()).hasSize(1);
    assertThat(read.reading().unread()).hasSize(1);
    assertThat(read.scope()).isNotEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void section_ofBusybox_saysNothingOfWholeRoutes() {
    String busybox = "10.1.0.0/24 dev v0 scope link  src 10.1.0.1 \n";

    ReadSection read = reader.read(section("ip route", SectionStatus.OK, busybox));

    assertThat(read.scope().coverages())
        .extracting(Coverage::kind)
        .containsExactly(RouteBrief.KIND.name());
  }

  @Test
  void section_ofDialectWithoutKinds_saysNothingOfKinds() {
    String old =
        """
        3: eth0: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP qlen 1000
            link/ether 3a:11:fb:02:00:86 brd ff:ff:ff:ff:ff:ff
        """;

    ReadSection read = reader.read(section("ip -d addr", SectionStatus.OK, old));

    assertThat(read.scope().coverages())
        .extracting(Coverage::kind)
        .contains(Link.KIND.name(), LinkMaster.KIND.name())
        .doesNotContain(LinkDetail.KIND.name());
  }

  private static Section section(String command, SectionStatus status, String output) {
    return new Section(
        new ProbeId("ip-route"),
        Command.parse(command),
        NOON,
        NOON,
        0,
        status,
        Content.of(output),
        Content.NONE);
  }

  /** As whoever guards a stranger's parser tells that it failed. */
  private static final class FailingParser implements SectionParser {

    private static final FactKind KIND = FactKind.single("acme-vpn", "name");

    @Override
    public ProbeId probe() {
      return new ProbeId("acme-vpn");
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(KIND);
    }

    @Override
    public boolean reads(Command command) {
      return true;
    }

    @Override
    public Scope scope(Command command) {
      return Scope.of(Coverage.all(KIND));
    }

    @Override
    public Reading read(String text, Command command) {
      throw new ReadingFailure("it failed", new IllegalStateException());
    }
  }
}
