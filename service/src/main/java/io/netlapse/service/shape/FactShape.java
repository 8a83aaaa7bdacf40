package io.netlapse.service.shape;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A fact.
 *
 * @param kind the kind's name
 * @param canonical the canonical form; equal facts have equal ones
 * @param fields the fields by name, all of them text
 * @param occurrence which of several equal facts, from 1
 */
@Serdeable
public record FactShape(String kind, String canonical, JsonNode fields, int occurrence) {}
