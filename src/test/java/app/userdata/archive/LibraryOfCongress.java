package app.userdata.archive;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Path;

/** The validator of those who invented bags, for a bag on disk. */
public final class LibraryOfCongress {
  private LibraryOfCongress() {}

  /** Fails unless the bag is complete and every file has the hash of its manifest. */
  public static void verify(Path folder) throws Exception {
    try (BagVerifier verifier = new BagVerifier()) {
      Bag bag = new BagReader().read(folder);
      BagVerifier.quicklyVerify(bag);
      verifier.isValid(bag, false);
    }
  }

  /** Verifies the bag in the folder that the argument names. */
  public static void main(String[] args) throws Exception {
    verify(Path.of(args[0]));
    System.out.println("valid: " + args[0]);
  }
}
