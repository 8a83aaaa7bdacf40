package io.netlapse.db.query;

import com.github.luben.zstd.Zstd;
import io.netlapse.db.content.RawSection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What is the text that contents keep, so that a fact leads back to its line? */
public final class ContentTexts {

  private static final NamedSql RAW =
      NamedSql.of(
          """
          SELECT k.content_id, k.raw, k.raw_bytes
          FROM clusters c
          JOIN contents k USING (cluster_id)
          WHERE k.content_id = ANY (:ids::bigint[])
          """);

  private final Queries queries;

  /** Over a database. */
  public ContentTexts(Queries queries) {
    this.queries = queries;
  }

  /** The standard output of each content, by the content's id. */
  public Map<Long, String> outputs(Collection<Long> ids) {
    Map<Long, String> texts = new HashMap<>();
    queries
        .list(
            RAW,
            Map.of("ids", ids),
            row ->
                Map.entry(
                    row.getLong("content_id"),
                    RawSection.ofBytes(
                            Zstd.decompress(row.getBytes("raw"), row.getInt("raw_bytes")))
                        .output()
                        .text()))
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
    return texts;
  }
}
