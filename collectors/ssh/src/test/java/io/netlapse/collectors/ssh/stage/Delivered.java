package io.netlapse.collectors.ssh.stage;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.Sink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is delivered. */
public final class Delivered implements Sink {

  private final List<Capture> captures = new CopyOnWriteArrayList<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  @Override
  public void deliver(Capture capture) {
    captures.add(capture);
  }

  @Override
  public void failed(String target, String reason) {
    failures.put(target, reason);
  }

  /** Why, by node. */
  public Map<String, String> failures() {
    return failures;
  }

  /** All of it, in the order of arrival. */
  public List<Capture> captures() {
    return captures;
  }

  /** The same, read. */
  public List<Bundle> bundles() throws IOException, BundleException {
    BundleReader reader = new BundleReader(BundleLimits.DEFAULT);
    List<Bundle> bundles = new ArrayList<>();
    for (Capture capture : captures) {
      bundles.add(reader.read(new ByteArrayInputStream(capture.bundle().toByteArray())));
    }
    return bundles;
  }

  /** Names of their nodes, sorted. */
  public List<String> nodes() throws IOException, BundleException {
    return bundles().stream().map(bundle -> String.valueOf(bundle.node())).sorted().toList();
  }
}
