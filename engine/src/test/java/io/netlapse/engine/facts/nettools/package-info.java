@NullMarked
package io.netlapse.engine.facts.nettools;

import org.jspecify.annotations.NullMarked;
