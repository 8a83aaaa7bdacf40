package io.netlapse.collectors.runtime.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes another address of an address, so that two which share their first n bits share n bits
 * again, and no two become one. After Crypto-PAn (J. Xu, J. Fan, M. Ammar, S. Moon:
 * Prefix-preserving IP address anonymization, 2002): whether a bit is turned over depends on the
 * key and on the bits before it. For one thread.
 *
 * <p>What an address is by its place is kept: whether it is private, link-local or global.
 * Addresses that are the same everywhere stay what they are: loopback, link-local of IPv4,
 * multicast, netmasks, the unspecified one. So do the last 8 bits of IPv4, and in the last 64 of
 * IPv6 the zeros up to the first one: by these networks, broadcast addresses and routers' anycast
 * are told.
 */
final class PrefixCipher {

  private static final int BITS_V4 = 32;
  private static final int HOST_V4 = 24;
  private static final int HOST_V6 = 64;

  /** RFC 6890: where everybody's addresses are the same. */
  private static final List<Block> FIXED =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("224.0.0.0", 3),
          Block.of("0:0:0:0:0:0:0:0", 8),
          Block.of("ff00:0:0:0:0:0:0:0", 8));

  /** Where an address stays though it becomes another one: RFC 1918, 6598, 4193, 4291. */
  private static final List<Block> KEPT =
      List.of(
          Block.of("10.0.0.0", 8),
          Block.of("172.16.0.0", 12),
          Block.of("192.168.0.0", 16),
          Block.of("100.64.0.0", 10),
          Block.of("fe80:0:0:0:0:0:0:0", 10),
          Block.of("fc00:0:0:0:0:0:0:0", 7),
          Block.of("2000:0:0:0:0:0:0:0", 3));

  private static final List<Block> BLOCKS = new ArrayList<>(FIXED);

  static {
    BLOCKS.addAll(KEPT);
  }

  private final RedactionKey.Blocks function;
  private final Map<Address, Address> known = new HashMap<>();
  private final Map<Integer, byte[]> tweaks = new HashMap<>();

  PrefixCipher(RedactionKey key) {
    this.function = key.blocks();
  }

  /** The addresses that begin with these bits. */
  private record Block(Address first, int length) {

    static Block of(String first, int length) {
      return new Block(Address.parse(first).orElseThrow(), length);
    }

    boolean has(Address address) {
      return first.bits() == address.bits() && first.shares(address, length);
    }

    /** Whether the block is behind these bits, and so decides the next one. */
    boolean isBehind(Address address, int bits) {
      return first.bits() == address.bits() && bits < length && first.shares(address, bits);
    }
  }

  /** The other address. */
  Address of(Address address) {
    return known.computeIfAbsent(address, this::made);
  }

  private Address made(Address address) {
    if (FIXED.stream().anyMatch(block -> block.has(address))) {
      return address;
    }
    byte[] made = address.bytes();
    for (int bit = 0; bit < address.bits(); bit++) {
      if (!isKept(address, bit) && turns(address, bit)) {
        made[bit / 8] ^= (byte) (0x80 >>> (bit % 8));
      }
    }
    return new Address(made);
  }

  private static boolean isKept(Address address, int bit) {
    boolean host =
        address.bits() == BITS_V4 ? bit >= HOST_V4 : bit >= HOST_V6 && address.isZero(HOST_V6, bit);
    return host || BLOCKS.stream().anyMatch(block -> block.isBehind(address, bit));
  }

  /** By the bits before, and how many they are: these go into the block by a block of their own. */
  private boolean turns(Address address, int bit) {
    byte[] block = tweaks.computeIfAbsent((address.bits() << 8) | bit, this::tweak).clone();
    byte[] prefix = address.first(bit).bytes();
    for (int i = 0; i < prefix.length; i++) {
      block[i] ^= prefix[i];
    }
    return function.of(block)[0] < 0;
  }

  private byte[] tweak(int place) {
    byte[] block = new byte[RedactionKey.Blocks.BYTES];
    block[0] = (byte) (place >>> 8);
    block[1] = (byte) place;
    return function.of(block);
  }
}
