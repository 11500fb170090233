package app.userdata.dev.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the app's jars apart from this host's own class path. As in the worker, the app sees the
 * platform, the jar that defines the functions' types and the one that defines the injector;
 * everything else it has to bring along.
 */
final class AppLoader {
  private AppLoader() {}

  static URLClassLoader open(Path folder) {
    List<URL> urls = new ArrayList<>();
    for (Path place : List.of(folder, folder.resolve("lib"))) {
      try (Stream<Path> files = Files.list(place)) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .map(AppLoader::url)
            .forEach(urls::add);
      } catch (IOException e) {
        throw new HostException("could not read the jars in " + place + "; run mvn package", e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), new FromWorker());
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file always has an address", e);
    }
  }

  /** What the worker gives an app. */
  private static final class FromWorker extends ClassLoader {
    private static final List<String> SHARED =
        List.of(
            ExecutionContext.class.getPackageName(),
            FunctionInstanceInjector.class.getPackageName());

    FromWorker() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String inPackage = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      if (SHARED.contains(inPackage)) {
        return AppLoader.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
