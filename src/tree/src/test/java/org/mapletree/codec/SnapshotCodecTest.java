package org.mapletree.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapletree.Clipping;
import org.mapletree.Joining;
import org.mapletree.MapleTree;

/** Trees and deltas as bytes: what is written comes back, and damage is noticed. */
class SnapshotCodecTest {

  private static final SnapshotCodec<String> TEXTS = SnapshotCodec.of(ValueCodec.utf8());
  private static final SnapshotCodec<Long> LONGS = SnapshotCodec.of(ValueCodec.longs());

  private static MapleTree<String> corners() {
    return MapleTree.of(0, 0, "zero")
        .put(1, 1, "one")
        .put(0x1000, 0x4fff, "")
        .put(Long.MAX_VALUE, Long.MIN_VALUE, "both signs")
        .put(-2, -2, "\u00fc\ud83c\udf41")
        .put(-1, -1, "zero");
  }

  private static MapleTree<Long> large(int entries) {
    Random random = new Random(3);
    return MapleTree.<Long>empty()
        .edit(
            editing -> {
              for (int i = 0; i < entries; i++) {
                long first = random.nextLong() & 0x7fff_ffff_f000L;
                editing.put(first, first + (random.nextInt(16) << 12), (long) i);
              }
            });
  }

  @Test
  void decode_afterEncode_sameEntriesAndNodes() {
    for (MapleTree<Long> tree : List.of(large(0), large(1), large(5_000))) {
      MapleTree<Long> back = LONGS.decode(LONGS.encode(tree)).get();
      back.validate();
      assertThat(back).isEqualTo(tree);
      assertThat(back.stats()).isEqualTo(tree.stats());
      assertThat(back.footprint()).isEqualTo(tree.footprint());
    }
    assertThat(TEXTS.decode(TEXTS.encode(corners())).get()).isEqualTo(corners());
  }

  @Test
  void decode_wholeKeyLine_comesBack() {
    MapleTree<String> all = MapleTree.of(0, -1, "all");
    assertThat(TEXTS.decode(TEXTS.encode(all)).get()).isEqualTo(all);
  }

  @Test
  void decode_valueLongerThanABlock_comesBack() {
    MapleTree<String> tree = MapleTree.of(1, 1, "maple".repeat(100_000)).put(2, 2, "short");
    byte[] bytes = TEXTS.encode(tree);
    assertThat(TEXTS.decode(bytes).get()).isEqualTo(tree);
    Damage.checkRandomly(bytes, 20, TEXTS::decode);
  }

  @Test
  void read_leavesWhatFollows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TEXTS.write(corners(), out);
    TEXTS.writeDelta(corners(), MapleTree.empty(), out);
    out.write(42);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(TEXTS.read(in).get()).isEqualTo(corners());
    assertThat(TEXTS.readDelta(corners(), in).get()).isEmpty();
    assertThat(in.read()).isEqualTo(42);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void decode_moreThanWasWritten_namesTheFirstByteTooMany() {
    byte[] bytes = TEXTS.encode(corners());
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    assertThat(TEXTS.decode(more).getLeft().offset()).isEqualTo(bytes.length);
  }

  @Test
  void decode_anotherCodecOrKind_saysWhich() {
    assertThat(LONGS.decode(TEXTS.encode(corners())).getLeft().problem())
        .isEqualTo("written by codec 'utf-8', to be read by 'long'");
    assertThat(TEXTS.decode(TEXTS.encodeDelta(corners(), corners())).getLeft().toString())
        .isEqualTo("at offset 0x9: this is a delta between two trees, not a tree");
  }

  @Test
  void decode_everyCutAndFlip_isRefused() {
    Damage.checkEveryByte(TEXTS.encode(MapleTree.empty()), TEXTS::decode);
    Damage.checkEveryByte(TEXTS.encode(corners()), TEXTS::decode);
    Damage.checkEveryByte(LONGS.encode(large(60)), LONGS::decode);
  }

  @Test
  void decode_randomDamage_isRefused() {
    Damage.checkRandomly(LONGS.encode(large(5_000)), 100, LONGS::decode);
  }

  @Test
  void policies_areThoseOfTheCodec() {
    Clipping<Long> shift =
        (value, oldRange, newRange) -> value + newRange.first() - oldRange.first();
    MapleTree<Long> read =
        LONGS
            .withPolicies(shift, Joining.ofEqual())
            .decode(LONGS.encode(MapleTree.of(10, 19, 100L)))
            .get();
    assertThat(read.remove(10, 12).getOrNull(13)).isEqualTo(103L);
  }

  @Test
  void delta_isAppliedExactly_andKeepsSharing() {
    MapleTree<Long> older = large(5_000);
    MapleTree<Long> newer = older.put(0x10000, 0x2ffff, -1L).remove(0x7000_0000_0000L, -1);
    byte[] delta = LONGS.encodeDelta(older, newer);
    MapleTree<Long> patched = LONGS.decodeDelta(older, delta).get();
    patched.validate();
    assertThat(patched).isEqualTo(newer);
    assertThat(LONGS.decodeDelta(newer, LONGS.encodeDelta(newer, older)).get()).isEqualTo(older);

    MapleTree<Long> one = older.put(0x10000, 0x10000, 1L);
    assertThat(LONGS.encodeDelta(older, one)).hasSizeLessThan(80);
    assertThat(LONGS.decodeDelta(older, LONGS.encodeDelta(older, one)).get().footprint(older).own())
        .isLessThan(5_000);
    assertThat(LONGS.decodeDelta(older, LONGS.encodeDelta(older, older)).get()).isSameAs(older);
  }

  @Test
  void delta_everyCutAndFlip_isRefused() {
    MapleTree<String> newer = corners().remove(1, 0x1fff).put(-1, -1, "last").put(7, 7, "seven");
    byte[] delta = TEXTS.encodeDelta(corners(), newer);
    assertThat(TEXTS.decodeDelta(corners(), delta).get()).isEqualTo(newer);
    Damage.checkEveryByte(delta, bytes -> TEXTS.decodeDelta(corners(), bytes));
  }

  @Test
  void delta_ofAnotherTree_isRefused() {
    byte[] delta = TEXTS.encodeDelta(corners(), corners().remove(1, 1));
    assertThat(TEXTS.decodeDelta(MapleTree.empty(), delta).getLeft().problem())
        .isEqualTo("made for 6 entries in the old tree, which has 0");
    MapleTree<String> sixOthers = corners().remove(1, 1).put(3, 3, "three");
    assertThat(TEXTS.decodeDelta(sixOthers, delta).getLeft().problem())
        .isEqualTo("the old tree has no entry of range 0x1-0x1");
  }

  @Test
  void longs_anySize_comeBackShort() {
    ValueCodec<Long> codec = ValueCodec.longs();
    for (int shift = 0; shift < 64; shift++) {
      for (long value : new long[] {1L << shift, -1L << shift, (1L << shift) - 1}) {
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
        assertThat(codec.encode(value).length).isLessThanOrEqualTo((shift + 1) / 8 + 1);
      }
    }
    assertThat(codec.encode(0L)).isEmpty();
    assertThatThrownBy(() -> codec.decode(new byte[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ValueCodec.ints().decode(new byte[] {0, 0, 0, 0, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ints_andBytes_comeBack() {
    for (int value : new int[] {0, 1, -1, 127, 128, -128, -129, 1 << 30, 1 << 31}) {
      assertThat(ValueCodec.ints().decode(ValueCodec.ints().encode(value))).isEqualTo(value);
    }
    byte[] bytes = {1, 2, 3};
    assertThat(ValueCodec.bytes().decode(ValueCodec.bytes().encode(bytes))).isEqualTo(bytes);
  }

  @Test
  void utf8_whatIsNoText_isRefused() {
    assertThatThrownBy(() -> ValueCodec.utf8().encode("\ud83c"))
        .isInstanceOf(IllegalArgumentException.class);
    SnapshotCodec<byte[]> raw =
        SnapshotCodec.of(ValueCodec.of("utf-8", value -> value, value -> value));
    byte[] wrong = raw.encode(MapleTree.of(0, 0, new byte[] {(byte) 0xff}));
    assertThat(TEXTS.decode(wrong).getLeft().problem())
        .isEqualTo("codec 'utf-8' refuses a value: a text is not UTF-8");
  }
}
