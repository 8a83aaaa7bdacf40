/** What a node had at an instant. */
@NullMarked
package io.netlapse.service.state;

import org.jspecify.annotations.NullMarked;
