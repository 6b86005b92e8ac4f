package org.mapletree.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapletree.Range;

/** Any byte read through the map is that of a file kept byte by byte. */
class ExtentFileTest {
  private static final int SIZE = 2_048;
  private static final int DISK = 1 << 18;

  private final byte[] disk = new byte[DISK];

  @Test
  void randomWritesHolesAndCopies_readBackByteByByte() {
    Random random = new Random(1);
    ExtentFile file = ExtentFile.empty();
    byte[] model = new byte[SIZE];
    for (int step = 0; step < 600; step++) {
      int first = random.nextInt(SIZE);
      int length = 1 + random.nextInt(Math.min(300, SIZE - first));
      Range range = Range.ofLength(first, length);
      switch (random.nextInt(4)) {
        case 0 -> {
          file = file.punch(range);
          Arrays.fill(model, first, first + length, (byte) 0);
        }
        case 1 -> {
          int to = random.nextInt(SIZE - length + 1);
          file = file.copy(range, to);
          System.arraycopy(model, first, model, to, length);
        }
        default -> {
          file = written(file, range, random, model);
        }
      }
      file.extents().validate();
      assertThat(read(file)).isEqualTo(model);
    }
  }

  private ExtentFile written(ExtentFile file, Range range, Random random, byte[] model) {
    ExtentFile next = file.write(range, Range.of(0, DISK - 1)).get();
    for (int i = (int) range.first(); i <= range.last(); i++) {
      byte value = (byte) (1 + random.nextInt(100));
      disk[next.locate(i).get().intValue()] = value;
      model[i] = value;
    }
    return next;
  }

  private byte[] read(ExtentFile file) {
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = file.locate(i).map(place -> disk[place.intValue()]).getOrElse((byte) 0);
    }
    return bytes;
  }

  @Test
  void aWriteInTheMiddle_movesTheRightPartAndLeavesTheOldVersion() {
    Range disk = Range.of(0x10_0000, 0xff_ffff);
    ExtentFile before = ExtentFile.empty().write(Range.of(0, 0xffff), disk).get();
    ExtentFile after = before.write(Range.of(0x4000, 0x4fff), disk).get();

    assertThat(after.locate(0x5000)).contains(0x10_5000L);
    assertThat(after.locate(0x4000)).contains(0x11_0000L);
    assertThat(before.locate(0x4000)).contains(0x10_4000L);
    assertThat(after.extents().size()).isEqualTo(3);
  }

  @Test
  void writesThatFollowOneAnother_areOneExtent() {
    ExtentFile file = ExtentFile.empty();
    for (int block = 0; block < 8; block++) {
      file = file.write(Range.ofLength(block * 512L, 512), Range.of(0, 8_191)).get();
    }

    assertThat(file.extents().size()).isEqualTo(1);
    assertThat(file.punch(Range.of(512, 1_023)).extents().size()).isEqualTo(2);
  }

  @Test
  void aFullDisk_saysHowMuchRoomThereIs() {
    ExtentFile file = ExtentFile.empty().write(Range.of(0, 99), Range.of(0, 127)).get();

    assertThat(file.write(Range.of(0, 28), Range.of(0, 127)).getLeft().largestGap()).isEqualTo(28);
  }
}
