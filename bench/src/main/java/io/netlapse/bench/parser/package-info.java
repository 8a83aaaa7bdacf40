/**
 * Measures parsers, each on its own, with JMH: {@code ParserBench} runs a {@code ParserBenchmark}
 * for each {@code Sample}, which a capture of this machine or {@code LargeNode} gives.
 */
@NullMarked
package io.netlapse.bench.parser;

import org.jspecify.annotations.NullMarked;
