package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.mapletree.AllocatedBytes;

/**
 * Does to bytes what disks, networks and crashes do to them. Reading them must end in an error that
 * names an offset, and must not allocate out of proportion.
 */
final class Damage {

  /** What reading may allocate: so much, however short what is read, */
  private static final long ALLOCATED = 3 * Block.CAPACITY;

  /** and so much for each byte that is there. */
  private static final long ALLOCATED_EACH = 16;

  private Damage() {}

  /** Every cut, and every flip of all bits and of one bit of one byte, must be noticed. */
  static <R> void checkEveryByte(
      byte[] whole, Function<byte[], Either<CorruptSnapshot, R>> decode) {
    checkRead(whole, decode);
    for (int length = 0; length < whole.length; length++) {
      checkRefused("cut to " + length, Arrays.copyOf(whole, length), decode, length);
    }
    for (int at = 0; at < whole.length; at++) {
      for (int mask : new int[] {0xff, 1 << (at & 7)}) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) mask;
        checkRefused("byte " + at + " ^ " + mask, flipped, decode, at);
      }
    }
  }

  /** Random damage of other kinds: stretches overwritten, left out, doubled, swapped. */
  static <R> void checkRandomly(
      byte[] whole, int times, Function<byte[], Either<CorruptSnapshot, R>> decode) {
    checkRead(whole, decode);
    Random random = new Random(7);
    for (int i = 0; i < times; i++) {
      byte[] damaged = damaged(whole, random);
      if (!Arrays.equals(damaged, whole)) {
        checkRefused("damage " + i, damaged, decode, damaged.length);
      }
    }
  }

  /** Random damage of one kind. */
  static byte[] damaged(byte[] whole, Random random) {
    int from = random.nextInt(whole.length);
    int to = from + 1 + random.nextInt(Math.min(whole.length - from, 1 + random.nextInt(9_000)));
    byte[] piece = Arrays.copyOfRange(whole, from, to);
    byte[] before = Arrays.copyOf(whole, from);
    byte[] after = Arrays.copyOfRange(whole, to, whole.length);
    int kind = random.nextInt(5);
    if (kind == 0) {
      random.nextBytes(piece);
    } else if (kind == 1) {
      Arrays.fill(piece, (byte) 0);
    }
    return switch (kind) {
      case 0, 1 -> joined(before, piece, after);
      case 2 -> joined(before, after);
      case 3 -> joined(before, piece, piece, after);
      default -> joined(after, piece, before);
    };
  }

  private static byte[] joined(byte[]... pieces) {
    int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    return whole;
  }

  /** What is whole is read; so all classes are loaded before bytes are counted. */
  private static <R> void checkRead(
      byte[] whole, Function<byte[], Either<CorruptSnapshot, R>> decode) {
    assertThat(decode.apply(whole).isRight()).isTrue();
  }

  /** Damage is noticed no later than at its place; perhaps at the head or checksum before it. */
  private static <R> void checkRefused(
      String what,
      byte[] damaged,
      Function<byte[], Either<CorruptSnapshot, R>> decode,
      int furthest) {
    long before = AllocatedBytes.now();
    Either<CorruptSnapshot, R> read = decode.apply(damaged);
    long allocated = AllocatedBytes.now() - before;
    if (read.isRight() || read.getLeft().offset() < 0 || read.getLeft().offset() > furthest) {
      fail(what + " gave " + read);
    }
    if (allocated > ALLOCATED + ALLOCATED_EACH * damaged.length) {
      fail(what + " allocated " + allocated + " bytes to read " + damaged.length);
    }
  }
}
