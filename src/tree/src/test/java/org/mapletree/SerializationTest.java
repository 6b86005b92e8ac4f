package org.mapletree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees through Java serialization, and what hostile streams get. */
class SerializationTest {
  private static final String GOLDEN = "serialized-tree-1.ser";

  private static MapleTree<String> example() {
    return MapleTree.of(0, 0x7f, "a")
        .put(0x80, 0x80, "b")
        .put(0x1000, Long.MAX_VALUE, "c")
        .put(-3, -2, "d")
        .put(-1, -1, "a");
  }

  static byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private static List<MapleTree<?>> trees() {
    MapleTree.Builder<Integer> large = MapleTree.builder();
    for (int i = 0; i < 1000; i++) {
      large.add(i * 1000L, i * 1000L + i % 1000, i);
    }
    return List.of(
        MapleTree.empty(),
        MapleTree.of(0, -1, "all"),
        MapleTree.of(-1, -1, 1),
        example(),
        large.build());
  }

  @Test
  void comesBackEqual() throws Exception {
    for (MapleTree<?> tree : trees()) {
      MapleTree<?> back = (MapleTree<?>) read(write(tree));
      back.validate();
      assertThat(back).isEqualTo(tree);
      assertThat(back.hashCode()).isEqualTo(tree.hashCode());
    }
  }

  @Test
  void theFormatStaysReadableAndTheSame() throws Exception {
    byte[] golden;
    try (InputStream in = SerializationTest.class.getResourceAsStream(GOLDEN)) {
      golden = in.readAllBytes();
    }
    assertThat(read(golden)).isEqualTo(example());
    assertThat(write(example())).isEqualTo(golden);
  }

  /** A cut stream is no tree, wherever it is cut. */
  @Test
  void aCutStreamIsRefused() throws Exception {
    for (MapleTree<?> tree : trees()) {
      byte[] bytes = write(tree);
      for (int length = 0; length < bytes.length - 1; length += bytes.length > 2000 ? 97 : 1) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(cut));
      }
    }
  }

  /** One kind of exception, whatever is wrong with what stands for the tree. */
  @Test
  void aStreamThatEndsWithinATreeIsAnInvalidObject() throws Exception {
    byte[] bytes = write(example());
    int content = indexOf(bytes, new byte[] {0x78, 0x70, 0x77}) + 2; // the classes end, a block
    for (int length = content; length < bytes.length - 1; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(InvalidObjectException.class)
          .as("cut to " + length)
          .isThrownBy(() -> read(cut))
          .withMessageContaining("within a tree");
    }
    byte[] fewer = withNumbers(2, 0, 0); // two entries, then one and the end of the object
    assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(fewer));
  }

  /** Sets have a form of their own: one number for each gap, one for each range. */
  @Test
  void setsComeBackEqualOrAreRefused() throws Exception {
    MapleSet set = MapleSet.of(0, 4).add(6, 0x1000).add(-3L, -1L);
    for (MapleSet each : List.of(MapleSet.empty(), MapleSet.all(), set, set.complement())) {
      assertThat(read(write(each))).isEqualTo(each);
    }
    assertThat(read(write(MapleSet.empty()))).isSameAs(MapleSet.empty());
    byte[] bytes = write(set);
    int content = indexOf(bytes, new byte[] {0x78, 0x70, 0x77}) + 2;
    for (int length = content; length < bytes.length - 1; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> read(cut))
          .withMessageContaining("within a set");
    }
    for (int at = content + 2; at < bytes.length - 1; at++) { // all of the block
      for (int bits = 1; bits < 256; bits++) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) bits;
        checkRefusedOrCoalesced(flipped, "byte " + at + " xor " + bits);
      }
    }
  }

  private static void checkRefusedOrCoalesced(byte[] bytes, String what) throws Exception {
    try {
      MapleSet back = (MapleSet) read(bytes);
      back.asTree().validate();
      assertThat(back.asTree().coalesced()).as(what).isSameAs(back.asTree());
    } catch (IOException refused) {
      assertThat(refused).as(what).isInstanceOf(java.io.ObjectStreamException.class);
    }
  }

  /** A flipped byte is refused, or gives a legal tree: there is no checksum here. */
  @Test
  void noFlippedByteMakesABrokenTree() throws Exception {
    for (MapleTree<?> tree : trees().subList(0, 4)) {
      byte[] bytes = write(tree);
      for (int at = 0; at < bytes.length; at++) {
        for (int bits : new int[] {0x01, 0x02, 0x10, 0x40, 0x80, 0xff}) {
          byte[] flipped = bytes.clone();
          flipped[at] ^= (byte) bits;
          checkRefusedOrLegal(flipped, "byte " + at + " xor " + bits);
        }
      }
    }
  }

  /** All values of a byte, in streams with values of several classes, and in one of a set. */
  @Test
  void noChangedByteMakesReadingATreeThrowWhatIsNotDeclared() throws Exception {
    MapleTree<Object> mixed =
        MapleTree.of(1, 2, (Object) "s").put(5, 6, 7).put(8, 9, DayOfWeek.FRIDAY);
    for (Object written : List.of(mixed, MapleSet.of(0, 4).add(6, 0x1000))) {
      byte[] bytes = write(written);
      for (int at = 4; at < bytes.length; at++) {
        for (int bits = 1; bits < 256; bits++) {
          byte[] changed = bytes.clone();
          changed[at] ^= (byte) bits;
          checkRefusedOrLegal(changed, "byte " + at + " xor " + bits);
        }
      }
    }
  }

  /** A value that makes trouble when it is read. */
  private static final class Trouble implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) {
      throw new IllegalStateException("trouble");
    }
  }

  @Test
  void aValueThatThrowsIsAnInvalidObject() throws Exception {
    byte[] bytes = write(MapleTree.of(1, 2, new Trouble()));
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("IllegalStateException: trouble")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  private static void checkRefusedOrLegal(byte[] bytes, String what) {
    Object back;
    try {
      back = read(bytes);
    } catch (IOException | ClassNotFoundException e) {
      return; // refused
    } catch (RuntimeException e) {
      // ObjectInputStream itself stumbles over some flips before it comes to ours
      assertThat(e.getStackTrace())
          .as(what)
          .noneMatch(frame -> frame.getClassName().startsWith("org.mapletree.Serialized"));
      return;
    }
    if (back instanceof MapleSet set) {
      set.asTree().validate();
    }
    if (back instanceof MapleTree<?> tree) {
      tree.validate();
      assertThat(tree.stream().count()).as(what).isEqualTo(tree.size());
    }
  }

  /**
   * The bytes of a one-entry tree; its size, gap and extent are the three bytes before the value.
   */
  private static byte[] withNumbers(int... numbers) throws IOException {
    byte[] bytes = write(MapleTree.of(0, 0, "v"));
    byte[] old = {0x77, 5, 1, 0, 1, 0, 0}; // block of 5: version, policies, size, gap, extent
    int at = indexOf(bytes, old);
    byte[] hostile = new byte[bytes.length + numbers.length - 3];
    System.arraycopy(bytes, 0, hostile, 0, at + 4);
    hostile[at + 1] = (byte) (2 + numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      hostile[at + 4 + i] = (byte) numbers[i];
    }
    System.arraycopy(bytes, at + 7, hostile, at + 4 + numbers.length, bytes.length - at - 7);
    return hostile;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int at = 0; at + part.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("the format has changed");
  }

  @Test
  void hostileNumbersAreRefused() throws Exception {
    assertThat(read(withNumbers(1, 0, 0))).isEqualTo(MapleTree.of(0, 0, "v"));
    int[] maximum = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1};
    // a range beyond the last key
    int[] beyond = new int[12];
    beyond[0] = 1;
    beyond[1] = 1;
    System.arraycopy(maximum, 0, beyond, 2, 10);
    refused(beyond, "no key");
    // a second entry behind the last key of all
    int[] wrapped = new int[14];
    wrapped[0] = 2;
    wrapped[1] = 0;
    System.arraycopy(maximum, 0, wrapped, 2, 10);
    refused(wrapped, "behind the last key");
    refused(new int[] {0x81, 0, 0, 0}, "too long");
    refused(new int[] {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0, 0}, "too long");
    refused(new int[] {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0}, "entries");
  }

  private static void refused(int[] numbers, String message) {
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> read(withNumbers(numbers)))
        .withMessageContaining(message);
  }

  @Test
  void aPromiseOfManyEntriesAllocatesNothing() throws Exception {
    byte[] hostile =
        withNumbers(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0); // 2^63-1 entries
    assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(hostile));
  }

  @Test
  void anUnknownVersionIsRefused() throws Exception {
    byte[] bytes = write(MapleTree.of(0, 0, "v"));
    bytes[indexOf(bytes, new byte[] {0x77, 5, 1, 0, 1, 0, 0}) + 2] = 2;
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageContaining("version 2");
  }

  @Test
  void policiesComeAlongIfTheyCan() throws Exception {
    Clipping<String> clipping =
        (Clipping<String> & Serializable) (value, old, part) -> value + part.first();
    MapleTree<String> tree =
        MapleTree.empty(clipping, Joining.<String>ofEqual()).put(0x10, 0x1f, "v");
    @SuppressWarnings("unchecked")
    MapleTree<String> back = (MapleTree<String>) read(write(tree));
    assertThat(back.remove(0, 0x17)).isEqualTo(tree.remove(0, 0x17));
    assertThat(back.remove(0, 0x17).getOrNull(0x18)).isEqualTo("v24");
  }

  @Test
  void aPolicyThatIsNotSerializableIsNamed() {
    MapleTree<String> tree = MapleTree.empty((value, old, part) -> value, Joining.ofEqual());
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> write(tree))
        .withMessageContaining("clipping");
  }

  @Test
  void transientsAndIteratorsAreNot() {
    assertThat(example().asTransient()).isNotInstanceOf(Serializable.class);
    assertThat(example().spliterator()).isNotInstanceOf(Serializable.class);
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> write(example().asTransient()));
  }
}
