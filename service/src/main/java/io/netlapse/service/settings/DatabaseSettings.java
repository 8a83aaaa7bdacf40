package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * {@code netlapse.database}: where history is kept.
 *
 * @param url for JDBC, {@code jdbc:postgresql://host:5432/netlapse}
 * @param user the role, which owns the database's tables
 * @param password empty where the database asks for none
 * @param poolSize connections at most, for this instance
 */
@Context
@ConfigurationProperties("netlapse.database")
public record DatabaseSettings(
    String url,
    @Bindable(defaultValue = "netlapse") String user,
    @Bindable(defaultValue = "") String password,
    @Bindable(defaultValue = "16") int poolSize) {}
