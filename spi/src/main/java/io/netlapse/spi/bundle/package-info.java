/**
 * The bundle: one capture of one node as a stream of bytes, which {@link
 * io.netlapse.spi.bundle.BundleReader} reads and {@link io.netlapse.spi.bundle.BundleWriter}
 * writes.
 *
 * <p>The format, version 1, is lines for people and counted bytes for what commands printed:
 *
 * <pre>{@code
 * netlapse-bundle 1
 * node: worker-1
 * captured-at: 2026-11-21T11:40:00.123Z
 * utc-offset: +01:00
 *
 * section: ip-rule
 * command: ip rule show
 * begin: 0.03
 * end: 0.05
 * exit: 0
 * status: ok
 * output-bytes: 33
 * error-bytes: 0
 * cksum: 3167476683
 *
 * 0:	from all lookup local
 * 32766:
 *
 * end: 1
 * }</pre>
 *
 * <p>What is wrong with the frame (not a bundle, another version, counts that lie) refuses the
 * bundle with a {@link io.netlapse.spi.bundle.BundleException}. What is wrong with one section
 * (another checksum, an unreadable exit status), and an end that is missing, is {@link
 * io.netlapse.spi.bundle.Damage}: what is whole stays usable. Nothing is dropped silently.
 *
 * <p>A <em>delta</em> is a bundle that names what the other side has, by {@link
 * io.netlapse.spi.bundle.SectionDigest}, instead of saying it again: {@link
 * io.netlapse.spi.bundle.DeltaWriter} writes it for a push, {@link
 * io.netlapse.spi.bundle.DeltaInput} gives the bundle that it stands for.
 *
 * <p>May use {@code io.netlapse.spi.snapshot} and the JDK.
 */
@NullMarked
package io.netlapse.spi.bundle;

import org.jspecify.annotations.NullMarked;
