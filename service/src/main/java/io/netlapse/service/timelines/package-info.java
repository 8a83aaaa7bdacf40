/** When which nodes had which facts: first seen, last seen, and who was spared. */
@NullMarked
package io.netlapse.service.timelines;

import org.jspecify.annotations.NullMarked;
