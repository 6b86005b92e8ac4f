package org.mapletree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mapletree.internal.Clip;
import org.mapletree.internal.Editor;
import org.mapletree.internal.Node;
import org.mapletree.internal.PathWrite;
import org.mapletree.internal.Unsigned;
import org.mapletree.internal.Walker;

/** Writes whose new values depend on the old ones, piece by piece. Keys are flipped. */
final class Remapping<V> {
  private final Node<V> before;
  private final @Nullable Clip<V> clip;
  private final Editor editor;

  /** Writes that wait until all pieces have been asked for; null if none has to wait. */
  private final @Nullable List<Write<V>> pending;

  private Node<V> root;

  Remapping(Node<V> root, @Nullable Clip<V> clip) {
    this(root, clip, new Editor(), null);
  }

  private Remapping(
      Node<V> root, @Nullable Clip<V> clip, Editor editor, @Nullable List<Write<V>> pending) {
    this.before = root;
    this.root = root;
    this.clip = clip;
    this.editor = editor;
    this.pending = pending;
  }

  /**
   * For the tree of a transient. No function of the user's is called once a node of {@code root} is
   * changed in place, so one that throws leaves {@code root} as it was; where clippings, which are
   * called by each write, might throw, nodes are copied instead.
   */
  static <V> Remapping<V> ofTransient(Node<V> root, @Nullable Clip<V> clip, Editor editor) {
    return clip == null
        ? new Remapping<>(root, null, editor, new ArrayList<>())
        : new Remapping<>(root, clip);
  }

  private record Write<V>(long first, long last, @Nullable V value) {}

  /** What one piece of a window becomes; null clears it. */
  @FunctionalInterface
  interface PieceFunction<V> {
    @Nullable V apply(long first, long last, @Nullable V old);
  }

  /** What a piece that has a value becomes, given another; null clears it. */
  @FunctionalInterface
  interface Overlap<V> {
    @Nullable V apply(long first, long last, V old, V added);
  }

  /** The tree with all that was remapped so far. */
  Node<V> root() {
    if (pending != null) {
      for (Write<V> write : pending) {
        root = PathWrite.write(root, write.first, write.last, write.value, clip, editor);
      }
      pending.clear();
    }
    return root;
  }

  /** Asks for each piece, and for each gap where {@code gaps} says so, in key order. */
  void window(long first, long last, boolean gaps, PieceFunction<V> function) {
    long key = first;
    for (Walker<V> walker = Walker.atOrAfter(before, first);
        walker.isPresent() && walker.first() <= last;
        walker.forward()) {
      if (gaps && walker.first() > key) {
        gap(key, walker.first() - 1, function);
      }
      piece(walker, Math.max(key, walker.first()), Math.min(last, walker.last()), function);
      if (walker.last() >= last) {
        return;
      }
      key = walker.last() + 1;
    }
    if (gaps) {
      gap(key, last, function);
    }
  }

  /** Maps gaps to {@code value}, and each piece to what {@code remap} makes of both values. */
  void merge(
      long first,
      long last,
      V value,
      BiFunction<? super V, ? super V, ? extends @Nullable V> remap) {
    overlay(
        first, last, value, true, (pieceFirst, pieceLast, old, added) -> remap.apply(old, added));
  }

  /**
   * Maps each piece to what {@code function} makes of its old value and {@code value}, and gaps to
   * {@code value} where {@code gaps} says so.
   */
  void overlay(long first, long last, V value, boolean gaps, Overlap<V> function) {
    window(
        first,
        last,
        gaps,
        (pieceFirst, pieceLast, old) -> {
          V added = Clip.part(clip, value, first, last, pieceFirst, pieceLast);
          return old == null ? added : function.apply(pieceFirst, pieceLast, old, added);
        });
  }

  private void gap(long first, long last, PieceFunction<V> function) {
    V made = function.apply(first, last, null);
    if (made != null) {
      write(first, last, made);
    }
  }

  private void piece(Walker<V> walker, long first, long last, PieceFunction<V> function) {
    V part = Clip.part(clip, walker.value(), walker.first(), walker.last(), first, last);
    V made = function.apply(first, last, part);
    if (made != part) {
      write(first, last, made);
    }
  }

  private void write(long first, long last, @Nullable V value) {
    if (pending == null) {
      root = PathWrite.write(root, first, last, value, clip, editor);
    } else {
      pending.add(new Write<>(first, last, value));
    }
  }

  /** A function over stored pieces that must not return null. */
  static <V> PieceFunction<V> replacing(
      BiFunction<? super Range, ? super V, ? extends V> function) {
    return (first, last, old) -> {
      Range range = new Range(Unsigned.flip(first), Unsigned.flip(last));
      return Objects.requireNonNull(
          function.apply(range, old), () -> "replaceAll returned null for " + range);
    };
  }
}
