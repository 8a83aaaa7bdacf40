package io.netlapse.engine.diagnostics.index;

import io.netlapse.spi.diagnose.NodeView;
import java.util.function.Function;

/**
 * Something that is made of what is known of one node, and of nothing else. Of a cluster of
 * thousands most nodes are as they were when a rule looked last: their views still have it. To be
 * held in a constant.
 *
 * @param <T> what is made; immutable
 */
public final class ViewIndex<T> {

  private final Function<NodeView, T> make;

  /** A view that keeps what was made of it, for as long as itself. */
  public interface Keeper extends NodeView {

    /** What was kept, or is made now by {@link ViewIndex#make}. */
    <T> T kept(ViewIndex<T> index);
  }

  /** Made by a pure function. */
  public ViewIndex(Function<NodeView, T> make) {
    this.make = make;
  }

  /** What is made of a view. */
  public T of(NodeView view) {
    return view instanceof Keeper keeper ? keeper.kept(this) : make(view);
  }

  /** Makes it, whatever was kept. */
  public T make(NodeView view) {
    return make.apply(view);
  }
}
