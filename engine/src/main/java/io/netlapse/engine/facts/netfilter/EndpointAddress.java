package io.netlapse.engine.facts.netfilter;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.regex.Pattern;

/** What kube-proxy's rules rewrite a destination to, {@code 10.244.1.7:8080}. */
public final class EndpointAddress {

  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

  private EndpointAddress() {}

  /** Whether a text is an address with a port, of IPv6 in brackets: {@code [2001:db8::7]:8080}. */
  public static boolean isOne(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || !PORT.matcher(text).region(colon + 1, text.length()).matches()) {
      return false;
    }
    return (text.startsWith("[") && text.charAt(colon - 1) == ']')
        ? isOf(IpFamily.INET6, text.substring(1, colon - 1))
        : isOf(IpFamily.INET, text.substring(0, colon));
  }

  private static boolean isOf(IpFamily family, String address) {
    return IpAddress.parse(address).filter(parsed -> parsed.family() == family).isPresent();
  }
}
