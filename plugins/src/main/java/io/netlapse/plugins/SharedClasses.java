package io.netlapse.plugins;

/**
 * All that a plug-in sees of this process: the JDK, {@code io.netlapse.spi} and the nullness
 * annotations. Our own libraries stay unseen, so that a plug-in may bring other versions of them;
 * and what it brings stays unseen by others.
 */
final class SharedClasses extends ClassLoader {

  private static final ClassLoader OURS = SharedClasses.class.getClassLoader();

  SharedClasses() {
    super("netlapse-spi", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("io.netlapse.spi.") || name.startsWith("org.jspecify.annotations.")) {
      return OURS.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
