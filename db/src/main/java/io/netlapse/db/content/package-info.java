/**
 * What nodes say, once each: facts, contents (one section as it was read) and manifests (which
 * contents a snapshot had), and the exact bytes behind them.
 */
@NullMarked
package io.netlapse.db.content;

import org.jspecify.annotations.NullMarked;
