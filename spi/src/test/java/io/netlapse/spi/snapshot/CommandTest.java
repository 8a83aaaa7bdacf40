package io.netlapse.spi.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          ip route                                  ! ip route                     ! false
          /usr/sbin/ip -d route show table all      ! ip -d route show table all   ! false
          sudo ip -4 route show table main          ! ip -4 route show table main  ! false
          sudo -u root -n ip addr                   ! ip addr                      ! false
          LC_ALL=C timeout -k 1 5 ip rule           ! ip rule                      ! false
          nice -n 19 ionice -c 3 ip link            ! ip link                      ! false
          ip route | grep kube                      ! ip route                     ! true
          ip route 2>/dev/null                      ! ip route                     ! false
          ip route 2>&1                             ! ip route                     ! false
          ip route > /tmp/out                       ! ip route                     ! true
          ip route; ip rule                         ! ip route                     ! true
          ip route && ip rule                       ! ip route                     ! true
          ip route # all of them                    ! ip route                     ! false
          grep -hE " (install|upgrade) " dpkg.log   ! grep -hE  (install|upgrade)  dpkg.log ! false
          sysctl -a -r '^net\\.'                    ! sysctl -a -r ^net\\.         ! false
          """)
  void words_ofACommandLine_areTheProgramsOwn(String line, String words, boolean filtered) {
    Command command = Command.parse(line);

    assertThat(String.join(" ", command.words())).isEqualTo(words);
    assertThat(command.filtered()).isEqualTo(filtered);
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'# a comment'"})
  void words_ofNothing_areNone(String line) {
    assertThat(Command.parse(line).words()).isEmpty();
    assertThat(Command.parse(line).program()).isEmpty();
  }
}
