package io.netlapse.rules.delivery;

import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.rules.yaml.YamlText;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads rules from files and from folders of {@code *.yaml} and {@code *.yml}. */
public final class RuleFiles {

  /** A folder of more is not meant. */
  private static final int MOST_FILES = 1000;

  private RuleFiles() {}

  /**
   * Reads all of them.
   *
   * @param paths files, and folders whose own files are read, in the order of their names
   * @param parsers what facts there are, beside those that netlapse knows
   * @param rules those that are there; a written one has another id and may name theirs as causes
   * @return the rules, or what is wrong with them; what cannot be read at all is among that
   */
  public static Loaded read(
      List<Path> paths,
      Collection<? extends SectionParser> parsers,
      Collection<? extends Diagnostic> rules) {
    RuleTexts texts =
        new RuleTexts(vocabulary(parsers), rules.stream().map(rule -> rule.info().id()).toList());
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folder(path, texts);
      } else {
        file(path, texts);
      }
    }
    texts.requireCauses();
    return texts.loaded();
  }

  /** The kinds that netlapse knows, and those of parsers that somebody added. */
  private static Vocabulary vocabulary(Collection<? extends SectionParser> parsers) {
    Collection<FactKind> more =
        parsers.stream().flatMap(parser -> parser.kinds().stream()).toList();
    return KnownFacts.vocabulary().with(more);
  }

  private static void folder(Path folder, RuleTexts texts) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> rules = files.filter(RuleFiles::isRule).limit(MOST_FILES + 1L).sorted().toList();
      if (rules.size() > MOST_FILES) {
        texts.refuse(
            folder.toString(),
            "the folder has more than %d files of rules".formatted(MOST_FILES),
            "name a folder with fewer");
        return;
      }
      if (rules.isEmpty()) {
        texts.refuse(
            folder.toString(),
            "no file of rules is in this folder",
            "end their names with .yaml or .yml, or take the folder out");
      }
      rules.forEach(file -> file(file, texts));
    } catch (IOException e) {
      cannotRead(folder, e, texts);
    }
  }

  private static void file(Path file, RuleTexts texts) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        texts.refuse(file.toString(), "this is no file", "name a file or a folder");
        return;
      }
      if (Files.size(file) > 4L * YamlText.MOST_CHARACTERS) {
        texts.refuse(file.toString(), "the file is too large", "put its rules into several files");
        return;
      }
      texts.add(file.toString(), Files.readString(file));
    } catch (CharacterCodingException _) {
      texts.refuse(file.toString(), "the file is not written in UTF-8", "write it anew in UTF-8");
    } catch (IOException e) {
      cannotRead(file, e, texts);
    }
  }

  private static void cannotRead(Path path, IOException e, RuleTexts texts) {
    texts.refuse(
        path.toString(),
        "it cannot be read (%s)".formatted(e.getClass().getSimpleName()),
        "see that it is there and readable");
  }

  private static boolean isRule(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".");
  }
}
