/**
 * What a node's kernel says of its network, as typed views of facts: routes, routing rules,
 * addresses, links, neighbours, and the addresses and prefixes that they are made of.
 *
 * <p>A view is read from a fact and gives it back: {@code Route.of(fact).toFact()} equals the fact.
 * The field names, which stand at each view's {@code KIND}, are a contract: rules and the database
 * read them. A kind that ends in {@code -brief} comes from a dialect that hides fields; it is never
 * compared with the full one.
 *
 * <p>Worked example: the line {@code 10.244.2.0/24 via 192.168.0.12 dev eth0 onlink} of {@code ip
 * route show} is the fact {@code route dev=eth0 dst=10.244.2.0/24 family=inet flags=onlink
 * proto=boot scope=global table=main type=unicast via=192.168.0.12}.
 *
 * <p>May use {@code io.netlapse.spi.fact} and the JDK, nothing else.
 */
@NullMarked
package io.netlapse.spi.network;

import org.jspecify.annotations.NullMarked;
