/**
 * Measures how fast the real service takes snapshots in: {@code Bench} runs the phases on a {@code
 * Stage} of PostgreSQL and a service, {@code Report} prints what came out. Uses the packages below,
 * which do not know each other, and the embedded database of {@code cli}.
 */
@NullMarked
package io.netlapse.bench;

import org.jspecify.annotations.NullMarked;
