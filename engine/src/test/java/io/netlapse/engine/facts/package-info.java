/**
 * Tests of how sections are read; the outputs that they read are in {@code
 * src/test/resources/facts}.
 */
@NullMarked
package io.netlapse.engine.facts;

import org.jspecify.annotations.NullMarked;
