/**
 * The route by which a machine enrols as a node. Uses {@code security} and {@code audit}.
 *
 * @see <a href="../../../../../../../../docs/adr/0021-machines-enrol-themselves.md">ADR 0021</a>
 */
@NullMarked
package io.netlapse.service.enrolments;

import org.jspecify.annotations.NullMarked;
