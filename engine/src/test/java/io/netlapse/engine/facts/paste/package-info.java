@NullMarked
package io.netlapse.engine.facts.paste;

import org.jspecify.annotations.NullMarked;
