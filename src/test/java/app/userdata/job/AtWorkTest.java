package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AtWorkTest {
  private final AtWork atWork = new AtWork();

  @Test
  void end_alone_looks() {
    atWork.begin("group");

    assertThat(atWork.end("group", true)).isTrue();
  }

  @Test
  void end_anotherOfTheGroupIsAtWork_leavesTheLookToTheLast() {
    atWork.begin("group");
    atWork.begin("group");

    assertThat(atWork.end("group", true)).isFalse();
    assertThat(atWork.end("group", true)).isTrue();
  }

  @Test
  void end_lastHasNoResultOfItsOwn_looksForTheOthers() {
    atWork.begin("group");
    atWork.begin("group");

    assertThat(atWork.end("group", true)).isFalse();
    assertThat(atWork.end("group", false)).isTrue();
  }

  @Test
  void end_nobodyHasAResult_doesNotLook() {
    atWork.begin("group");
    atWork.begin("group");

    assertThat(atWork.end("group", false)).isFalse();
    assertThat(atWork.end("group", false)).isFalse();
  }

  @Test
  void end_othersOfOtherGroupsAreAtWork_looks() {
    atWork.begin("one");
    atWork.begin("two");

    assertThat(atWork.end("one", true)).isTrue();
  }

  @Test
  void begin_afterALook_owesNothing() {
    atWork.begin("group");
    atWork.end("group", true);
    atWork.begin("group");

    assertThat(atWork.end("group", false)).isFalse();
  }
}
