@NullMarked
package io.netlapse.engine.facts.ipvs;

import org.jspecify.annotations.NullMarked;
