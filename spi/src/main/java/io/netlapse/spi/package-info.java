/**
 * The vocabulary of netlapse, and what a plug-in implements. It needs nothing but the JDK.
 *
 * <h2>The way of a word from the node to the answer</h2>
 *
 * <ol>
 *   <li>A {@link io.netlapse.spi.collect.Collector} brings a capture of a node to the service, as a
 *       {@linkplain io.netlapse.spi.bundle bundle}. It transports and does not interpret.
 *   <li>The bundle becomes a {@link io.netlapse.spi.snapshot.Snapshot}: a {@link
 *       io.netlapse.spi.snapshot.Section} for each probe, with its status. A section that was
 *       refused, cut or timed out says nothing at all.
 *   <li>A {@link io.netlapse.spi.fact.SectionParser} reads a section into {@linkplain
 *       io.netlapse.spi.fact.Fact facts} and tells its {@linkplain io.netlapse.spi.fact.Scope
 *       scope}: which facts the command could have shown. What it does not know it leaves unread,
 *       and that is kept, counted and shown.
 *   <li>The service keeps since when and until when each node had each fact, as {@linkplain
 *       io.netlapse.spi.event.Window windows}, and what {@linkplain io.netlapse.spi.event.Event
 *       happened}.
 *   <li>A {@link io.netlapse.spi.diagnose.Diagnostic} looks at the facts of a node and its cluster
 *       and says what is wrong, with the lines that say so and how to get rid of it.
 * </ol>
 *
 * <h2>How a plug-in is found</h2>
 *
 * <p>Through {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/io.netlapse.spi.fact.SectionParser} (or {@code ...collect.Collector}, {@code
 * ...diagnose.Diagnostic}, {@code ...notify.Notifier}) of your jar. The built-in ones are found no
 * differently. Two plug-ins of one probe, rule id or collector name stop the start with a sentence
 * that names both. The jar's manifest names the plug-in and the {@linkplain
 * io.netlapse.spi.SpiVersion version} of these packages; {@code docs/plugins.md} goes from nothing
 * to a plug-in that runs.
 *
 * <h2>A worked example: is forwarding on?</h2>
 *
 * <p>A parser. Its kind is <em>single</em>: a node has one value at a time, so that a 0 after a 1
 * is one change and not two.
 *
 * {@snippet :
 * public final class ForwardingParser implements SectionParser {
 *
 *   static final FactKind FORWARDING = FactKind.single("ip-forward", "family");
 *
 *   @Override
 *   public ProbeId probe() {
 *     return new ProbeId("ip-forward");
 *   }
 *
 *   @Override
 *   public int version() {
 *     return 1;
 *   }
 *
 *   @Override
 *   public List<FactKind> kinds() {
 *     return List.of(FORWARDING);
 *   }
 *
 *   @Override
 *   public boolean reads(Command command) {
 *     return command.words().equals(List.of("cat", "/proc/sys/net/ipv4/ip_forward"));
 *   }
 *
 *   @Override
 *   public Scope scope(Command command) {
 *     return command.filtered() ? Scope.ONLY_SHOWN : Scope.of(Coverage.all(FORWARDING));
 *   }
 *
 *   @Override
 *   public Reading read(String text, Command command) {
 *     String value = text.strip();
 *     if (value.isEmpty()) {
 *       return Reading.EMPTY;
 *     }
 *     Span whole = new Span(0, text.stripTrailing().length());
 *     if (!value.equals("0") && !value.equals("1")) {
 *       return new Reading(List.of(), List.of(whole));
 *     }
 *     Fact fact = Fact.of(FORWARDING, Map.of("family", "inet", "value", value));
 *     return new Reading(List.of(new Reading.Read(fact, whole)), List.of());
 *   }
 * }
 * }
 *
 * <p>A rule over its facts. It says {@code Unknown} where nobody looked; silence is "clear".
 *
 * {@snippet :
 * public final class ForwardingOff implements Diagnostic {
 *
 *   @Override
 *   public RuleInfo info() {
 *     return new RuleInfo(
 *         "example-forwarding-off",
 *         "IPv4 forwarding is off",
 *         Severity.CRITICAL,
 *         List.of(ForwardingParser.FORWARDING),
 *         List.of(),
 *         List.of(new Mechanism(EventKind.REBOOT, "*", "sysctl.d is applied anew at boot")));
 *   }
 *
 *   @Override
 *   public List<Outcome> examine(NodeView node, ClusterView cluster) {
 *     if (!node.lookedAt(ForwardingParser.FORWARDING)) {
 *       return List.of(new Outcome.Unknown(null, "net.ipv4.ip_forward of " + node.id().name()));
 *     }
 *     return node.facts(ForwardingParser.FORWARDING).stream()
 *         .filter(seen -> seen.fact().field("value", "1").equals("0"))
 *         .map(seen -> finding(node, seen))
 *         .toList();
 *   }
 *
 *   private static Outcome finding(NodeView node, SeenFact seen) {
 *     return new Outcome.Finding(
 *         "ip_forward",
 *         Severity.CRITICAL,
 *         "%s does not forward packets".formatted(node.id().name()),
 *         "net.ipv4.ip_forward is 0: the kernel drops what pods send to other nodes.",
 *         List.of(seen.evidence()),
 *         List.of("sysctl net.ipv4.ip_forward"),
 *         new Remedy(
 *             List.of("sysctl -w net.ipv4.ip_forward=1"),
 *             "Put net.ipv4.ip_forward=1 into /etc/sysctl.d/99-kubernetes.conf",
 *             "sysctl -w net.ipv4.ip_forward=0",
 *             "The node becomes a router; a firewall may rely on it not being one."));
 *   }
 * }
 * }
 */
@NullMarked
package io.netlapse.spi;

import org.jspecify.annotations.NullMarked;
