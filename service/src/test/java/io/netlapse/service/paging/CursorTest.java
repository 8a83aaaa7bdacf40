package io.netlapse.service.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.service.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CursorTest {

  private static final List<String> POSITION = List.of("17", "", "a/b c", "ü");

  @Test
  void cursor_ofItsQuery_givesThePosition() {
    assertThat(Cursor.read("/a?x=1", Cursor.write("/a?x=1", POSITION))).isEqualTo(POSITION);
  }

  @Test
  void cursor_ofAnotherQuery_isRefused() {
    String cursor = Cursor.write("/a?x=1", POSITION);
    assertThatThrownBy(() -> Cursor.read("/a?x=2", cursor)).isInstanceOf(ProblemException.class);
  }

  @Test
  void cursor_withAnyCharacterChanged_isRefused() {
    String cursor = Cursor.write("/a", POSITION);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThatThrownBy(() -> Cursor.read("/a", damaged)).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void cursor_withAnyPartMissing_isRefused() {
    String cursor = Cursor.write("/a", POSITION);
    for (int i = 0; i < cursor.length(); i++) {
      String cut = cursor.substring(0, i);
      assertThatThrownBy(() -> Cursor.read("/a", cut)).isInstanceOf(ProblemException.class);
    }
  }
}
