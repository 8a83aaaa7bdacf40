package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code netlapse.rules}: rules beside those of netlapse.
 *
 * @param folder a folder of rules in YAML, read at the start; null for none
 */
@Context
@ConfigurationProperties("netlapse.rules")
public record RuleSettings(@Nullable Path folder) {}
