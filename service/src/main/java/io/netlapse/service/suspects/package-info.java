/**
 * Which events may have brought a change or a finding about: gathers what the engine's ranking
 * needs and shows what it says.
 */
@NullMarked
package io.netlapse.service.suspects;

import org.jspecify.annotations.NullMarked;
