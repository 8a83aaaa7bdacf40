@NullMarked
package io.netlapse.engine.facts.ethtool;

import org.jspecify.annotations.NullMarked;
