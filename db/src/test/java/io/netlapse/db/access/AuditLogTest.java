package io.netlapse.db.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditLogTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

  @Test
  void page_isNewestFirst_andGoesOnBehindTheLastId() {
    try (AccessDatabase database = AccessDatabase.fresh()) {
      AuditLog log = database.audit();
      for (String subject : List.of("1", "2", "3")) {
        log.add(AT, "admin", "token-added", subject, "");
      }

      List<AuditEntry> newest = log.page(Long.MAX_VALUE, 2);
      assertThat(newest).extracting(AuditEntry::subject).containsExactly("3", "2");

      AuditEntry last = newest.getLast();
      assertThat(log.page(last.id(), 2))
          .singleElement()
          .isEqualTo(new AuditEntry(last.id() - 1, AT, "admin", "token-added", "1", ""));
    }
  }
}
