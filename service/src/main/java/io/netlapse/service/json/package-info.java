/**
 * JSON that clients send, read field by field so that each fault is told with its pointer. Uses
 * {@code problem} and Micronaut's JSON mapper.
 */
@NullMarked
package io.netlapse.service.json;

import org.jspecify.annotations.NullMarked;
