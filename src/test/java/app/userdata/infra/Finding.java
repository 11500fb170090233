package app.userdata.infra;

import app.userdata.infra.bicep.Position;

/**
 * Something that is wrong, as a sentence.
 *
 * @param line from 1; 0 for a file as a whole
 */
record Finding(String file, int line, String sentence) {
  static Finding at(Position position, String sentence) {
    return new Finding(position.file(), position.line(), sentence);
  }

  static Finding in(String file, String sentence) {
    return new Finding(file, 0, sentence);
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + sentence;
  }
}
