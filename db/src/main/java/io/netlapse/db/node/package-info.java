/** Who is watched: clusters, nodes, their boots, and what an unchanged snapshot must agree with. */
@NullMarked
package io.netlapse.db.node;

import org.jspecify.annotations.NullMarked;
