package io.netlapse.cli.demo;

import io.netlapse.diagnose.json.Json;

/**
 * What the API answers about one finding. Whatever it left out is {@link Json#NULL} and shows as
 * missing.
 *
 * @param finding {@code GET /findings/ID}
 * @param suspects {@code GET /findings/ID/suspects}
 * @param sighting the timeline of what the finding's evidence shows: an item of {@code GET
 *     /timelines}
 * @param nodes who ever had that and who never did: {@code nodes} of the same answer
 * @param before how often the node was looked at before it appeared: a coverage
 */
record Incident(Json finding, Json suspects, Json sighting, Json nodes, Json before) {}
