/** Tests of the account that every parser writes to. */
@NullMarked
package io.netlapse.engine.facts.text;

import org.jspecify.annotations.NullMarked;
