/** Tests of uploading. */
@NullMarked
package io.netlapse.collectors.upload;

import org.jspecify.annotations.NullMarked;
