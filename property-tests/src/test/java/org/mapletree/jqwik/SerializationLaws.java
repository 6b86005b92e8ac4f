package org.mapletree.jqwik;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mapletree.MapleTree;

/** Trees through Java serialization. */
class SerializationLaws {
  @Property
  void whatIsWrittenComesBack(@ForAll MapleTree<Integer> tree)
      throws IOException, ClassNotFoundException {
    Untouched inputs = Untouched.of(tree);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tree);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      @SuppressWarnings("unchecked") // what was written above
      MapleTree<Integer> back = (MapleTree<Integer>) in.readObject();
      Agreement.check(back, RangeMapModel.of(tree));
    }
    inputs.check();
  }
}
