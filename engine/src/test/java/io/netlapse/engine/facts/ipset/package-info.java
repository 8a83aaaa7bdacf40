/** Tests of what is read of ipset's listings. */
@NullMarked
package io.netlapse.engine.facts.ipset;

import org.jspecify.annotations.NullMarked;
