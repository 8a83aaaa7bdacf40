/**
 * Outputs of iptables: what {@code iptables-save}, {@code iptables -S} and {@code iptables -L} and
 * their siblings for IPv6 and for one back end print. Rules are brought into the words of
 * iptables-save; the chains that kube-proxy generates become one fact for each port of a Service.
 * May use {@code facts.text}, {@code facts.netfilter}, {@code spi.fact} and the records of {@code
 * spi.netfilter} and {@code spi.kubernetes}.
 */
@NullMarked
package io.netlapse.engine.facts.iptables;

import org.jspecify.annotations.NullMarked;
