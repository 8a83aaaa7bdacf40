/** Pure functions: section text to facts, history, findings, causes. No input, output or clock. */
@NullMarked
package io.netlapse.engine;

import org.jspecify.annotations.NullMarked;
