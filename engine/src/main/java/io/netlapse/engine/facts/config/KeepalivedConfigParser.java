package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.KeepalivedAddress;
import io.netlapse.spi.config.KeepalivedInstance;

/**
 * Reads keepalived.conf(5): who shares which addresses, and every other setting but what instances
 * authenticate with.
 *
 * <p>Sample: {@code virtual_router_id 51} in {@code vrrp_instance VI_1 {}}
 */
public final class KeepalivedConfigParser extends FilesParser {

  /** Without state. */
  public KeepalivedConfigParser() {
    super("keepalived-config", "keepalived", KeepalivedInstance.KIND, KeepalivedAddress.KIND);
  }

  @Override
  boolean isMine(String file) {
    return file.endsWith("/keepalived.conf") || file.contains("/etc/keepalived/conf.d/");
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    KeepalivedBlocks blocks = new KeepalivedBlocks(part.file(), draft);
    BlockFormat.ofKeepalived(part.lines(), blocks, draft);
    blocks.finish(owner());
  }
}
