package io.netlapse.service.suspects;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.ChangeShape;
import io.netlapse.service.shape.CoverageShape;
import java.util.List;

/**
 * What may have brought a change about.
 *
 * @param change the change
 * @param items suspects by rank
 * @param nodes where the same change was
 * @param coverage how often the cluster was looked at for it
 */
@Serdeable
public record SuspectsOfChange(
    ChangeShape change, List<SuspectShape> items, Reach nodes, CoverageShape coverage) {}
