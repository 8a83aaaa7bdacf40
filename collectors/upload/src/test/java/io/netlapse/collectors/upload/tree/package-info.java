/** Tests of reading folders of outputs. */
@NullMarked
package io.netlapse.collectors.upload.tree;

import org.jspecify.annotations.NullMarked;
