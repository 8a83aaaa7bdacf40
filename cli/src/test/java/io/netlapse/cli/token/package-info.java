/** Commands about tokens, with a real service. */
@NullMarked
package io.netlapse.cli.token;

import org.jspecify.annotations.NullMarked;
