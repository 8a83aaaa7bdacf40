/**
 * Objects of the Kubernetes API (and of Calico, which looks alike) in JSON or YAML, one, several or
 * a list: what {@code get -o json} and {@code -o yaml} of {@code kubectl} and {@code calicoctl}
 * print. Splits an output into objects and keeps the account of their pieces; what an object says
 * is for the packages that know it.
 *
 * <p>May use {@code facts.json}, {@code facts.yaml}, {@code facts.text} and {@code spi.fact}.
 */
@NullMarked
package io.netlapse.engine.facts.manifest;

import org.jspecify.annotations.NullMarked;
