package io.netlapse.service.suspects;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.CoverageShape;
import io.netlapse.service.shape.FindingShape;
import java.util.List;

/**
 * What may have brought a finding about.
 *
 * @param finding the finding
 * @param items suspects by rank
 * @param nodes where the rule found the same
 * @param coverage how often the cluster was looked at for it
 */
@Serdeable
public record SuspectsOfFinding(
    FindingShape finding, List<SuspectShape> items, Reach nodes, CoverageShape coverage) {}
