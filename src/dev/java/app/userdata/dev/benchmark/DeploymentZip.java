package app.userdata.dev.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a deployment of a staged app sends: everything but the settings of this machine.
 *
 * @param bytes the length of the zip, compressed as by default
 * @param jars the jars in it, largest first
 */
record DeploymentZip(long bytes, List<Jar> jars) {
  private static final String LEFT_OUT = "local.settings.json";

  DeploymentZip {
    jars = List.copyOf(jars);
  }

  /** A jar and how long it is, which the zip hardly changes. */
  record Jar(String name, long bytes) {}

  static DeploymentZip of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).filter(DeploymentZip::isSent).sorted().toList();
    }
    CountedBytes counted = new CountedBytes();
    try (ZipOutputStream zip = new ZipOutputStream(counted)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return new DeploymentZip(counted.bytes, jars(files));
  }

  private static boolean isSent(Path file) {
    return !file.endsWith(LEFT_OUT);
  }

  private static List<Jar> jars(List<Path> files) {
    return files.stream()
        .filter(file -> file.toString().endsWith(".jar"))
        .map(file -> new Jar(String.valueOf(file.getFileName()), file.toFile().length()))
        .sorted(Comparator.comparingLong(Jar::bytes).reversed())
        .toList();
  }

  /** Forgets what is written. */
  private static final class CountedBytes extends OutputStream {
    private long bytes;

    @Override
    public void write(int octet) {
      bytes++;
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      bytes += length;
    }
  }
}
