package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * {@code netlapse.http}: where the service listens.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the TCP port; -1 for any free one
 */
@Context
@ConfigurationProperties("netlapse.http")
public record HttpSettings(
    @Bindable(defaultValue = "0.0.0.0") String host, @Bindable(defaultValue = "8080") int port) {}
