package org.mapletree.vma;

import org.mapletree.MapleTree;
import org.mapletree.history.TreeView;

/** The areas of an address space, for a history of address spaces. */
public final class AddressSpaceView implements TreeView<AddressSpace, Vma> {

  /** The view; it has no state. */
  public static final AddressSpaceView INSTANCE = new AddressSpaceView();

  private AddressSpaceView() {}

  @Override
  public MapleTree<Vma> tree(AddressSpace value) {
    return value.areas();
  }

  @Override
  public AddressSpace with(AddressSpace rest, MapleTree<Vma> tree) {
    return rest.withAreas(tree);
  }
}
