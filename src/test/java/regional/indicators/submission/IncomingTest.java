package regional.indicators.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regional.indicators.returns.Returns;
import regional.indicators.returns.ReturnsYaml;

class IncomingTest {

  private static final Returns RETURNS = ReturnsYaml.read(Path.of("jobs", "returns"));

  @TempDir Path folder;

  @Test
  void findsFilesAtAnyDepthInOrderOfPath() throws IOException {
    write("plo_350_202526_Q3_v1.csv");
    write("b/c/d/send_350_202526_Q3_v1.csv");
    write("b/ehe_350_202526_Q3_v1.csv");
    write("a/ehe_350_202526_Q3_v1.csv");

    assertThat(Incoming.find(folder, RETURNS))
        .extracting(Incoming.Found::path)
        .containsExactly(
            "a/ehe_350_202526_Q3_v1.csv",
            "b/c/d/send_350_202526_Q3_v1.csv",
            "b/ehe_350_202526_Q3_v1.csv",
            "plo_350_202526_Q3_v1.csv");
  }

  @Test
  void saysWhatItFound() throws IOException {
    Path file = write("plo_350_202526_Q3_v1.csv");

    Incoming.Found found = Incoming.find(folder, RETURNS).get(0);

    assertThat(found.file()).isEqualTo(file);
    assertThat(found.size()).isEqualTo(3);
    assertThat(found.name()).isEqualTo(FileName.parse("plo_350_202526_Q3_v1.csv", RETURNS));
    // SHA-256 of "abc": FIPS 180-2, appendix B.1
    assertThat(found.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .isEqualTo(Incoming.sha256("abc"));
  }

  @Test
  void hiddenFilesAndFoldersAreIgnored() throws IOException {
    write(".plo_350_202526_Q3_v1.csv");
    write(".DS_Store");
    write(".old/plo_350_202526_Q3_v1.csv");
    write("a/.sync/b/plo_350_202526_Q3_v1.csv");

    assertThat(Incoming.find(folder, RETURNS)).isEmpty();
  }

  @Test
  void aHiddenFolderAboveTheOneAskedForHidesNothing() throws IOException {
    write(".share/in/plo_350_202526_Q3_v1.csv");

    assertThat(Incoming.find(folder.resolve(".share/in"), RETURNS)).hasSize(1);
  }

  @Test
  void strayNamesAreFoundAndSayNothing() throws IOException {
    write("notes.txt");

    assertThat(Incoming.find(folder, RETURNS))
        .extracting(Incoming.Found::path, Incoming.Found::name)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("notes.txt", Optional.empty()));
  }

  @Test
  void aBackslashInANameIsNoSeparator() throws IOException {
    write("x\\..\\plo_350_202526_Q3_v1.csv");
    write("a\\b/plo_350_202526_Q3_v1.csv");

    assertThat(Incoming.find(folder, RETURNS))
        .extracting(Incoming.Found::path, found -> found.name().isPresent())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a\\b/plo_350_202526_Q3_v1.csv", true),
            org.assertj.core.groups.Tuple.tuple("x\\..\\plo_350_202526_Q3_v1.csv", false));
  }

  @Test
  void controlCharactersOfANameAreNotPrinted() {
    assertThat(Incoming.reason("a\u001b[2Jb\nc.csv"))
        .isEqualTo("The name of the file a?[2Jb?c.csv says neither whose nor what it is");
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("plo_350_202526_Q3_v1.csv"), "abc");
    Files.createSymbolicLink(folder.resolve("plo_350_202526_Q3_v1.csv"), outside);
    Files.createSymbolicLink(folder.resolve("all"), elsewhere);
    Files.createSymbolicLink(folder.resolve("round"), folder);
    Files.createSymbolicLink(folder.resolve("gone.csv"), elsewhere.resolve("gone.csv"));

    assertThat(Incoming.find(folder, RETURNS))
        .extracting(found -> Incoming.reason(found.path()), Incoming.Found::name)
        .containsExactly(
            notTakenIn("all"),
            notTakenIn("gone.csv"),
            notTakenIn("plo_350_202526_Q3_v1.csv"),
            notTakenIn("round"));
  }

  private static org.assertj.core.groups.Tuple notTakenIn(String path) {
    return org.assertj.core.groups.Tuple.tuple(
        "Not taken in: " + path + " (a link, and links are not followed)", Optional.empty());
  }

  @Test
  void theFolderItselfMayBeALink(@TempDir Path elsewhere) throws IOException {
    write("plo_350_202526_Q3_v1.csv");
    Path link = Files.createSymbolicLink(elsewhere.resolve("incoming"), folder);

    assertThat(Incoming.find(link, RETURNS))
        .extracting(Incoming.Found::path, Incoming.Found::file)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "plo_350_202526_Q3_v1.csv", link.resolve("plo_350_202526_Q3_v1.csv")));
  }

  @Test
  void noFolderHoldsNothing() throws IOException {
    assertThat(Incoming.find(folder.resolve("none"), RETURNS)).isEmpty();
  }

  private Path write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "abc");
  }
}
