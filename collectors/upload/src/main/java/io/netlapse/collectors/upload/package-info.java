/** Takes what people already have: archives, folders, transcripts. */
@NullMarked
package io.netlapse.collectors.upload;

import org.jspecify.annotations.NullMarked;
