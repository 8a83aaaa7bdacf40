package io.netlapse.db.query;

import org.jspecify.annotations.Nullable;

/**
 * Which nodes a question is about, by name.
 *
 * @param cluster the only cluster; null for all
 * @param node the only name of a node; null for all
 */
public record NodeFilter(@Nullable String cluster, @Nullable String node) {}
