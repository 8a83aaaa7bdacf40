/** Tests of replays against a service that really runs. */
@NullMarked
package io.netlapse.cli.replay;

import org.jspecify.annotations.NullMarked;
