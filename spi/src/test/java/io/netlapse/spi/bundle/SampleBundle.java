package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A bundle as the capture script writes it, and ways to spoil it. One char is one byte. */
final class SampleBundle {

  /** Three sections: text, bytes that are no text, and nothing but an error. */
  static final String TEXT =
      """
      netlapse-bundle 1
      node: worker-1
      captured-at: 2026-11-21T11:40:00.123Z
      utc-offset: +01:00
      boot-id: 6a5e0f0e-3c1b-4c39-9c38-2b8a3f9f4b11
      uptime-seconds: 1234.56
      machine-id: 0123456789abcdef0123456789abcdef
      capture: 1

      section: ip-rule
      command: ip rule show
      begin: 0.03
      end: 0.05
      exit: 0
      status: ok
      output-bytes: 33
      error-bytes: 0
      cksum: 3167476683

      0:\tfrom all lookup local \n32766:

      section: odd
      command: cat /proc/odd
      begin: 0.05
      end: 0.05
      exit: 0
      output-bytes: 5
      error-bytes: 0

      \0\u00ff\nx\n
      section: ipvs
      command: ipvsadm -Ln
      begin: 0.06
      end: 1
      exit: 127
      status: unsupported
      output-bytes: 0
      error-bytes: 10
      cksum: 602258878

      not found

      end: 3
      """;

  private SampleBundle() {}

  /** Reads bytes given as chars 0 to 255, within the default limits. */
  static Bundle read(String latin1) throws BundleException {
    return read(latin1, BundleLimits.DEFAULT);
  }

  /** Reads bytes given as chars 0 to 255. */
  static Bundle read(String latin1, BundleLimits limits) throws BundleException {
    try {
      return new BundleReader(limits).read(new ByteArrayInputStream(latin1.getBytes(ISO_8859_1)));
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
  }
}
