package regional.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The house keeps its directions; each rule is shown to fail on a breach planted for it in {@code
 * regional.planted}.
 */
class HouseRulesTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("regional.indicators");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("regional.planted");

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern DECLARED =
      Pattern.compile(
          "^(?:return:|subject:|\\s*- \\{?id:)\\s*\"?([A-Za-z0-9]+)\"?", Pattern.MULTILINE);

  @TestFactory
  Stream<DynamicTest> theHouseKeepsEachRule() {
    return HouseRules.of("regional.indicators").entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> each.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleFailsOnItsPlantedBreach() {
    Map<String, ArchRule> rules = HouseRules.of("regional.planted");
    return rules.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(each.getValue().evaluate(PLANTED).hasViolation())
                            .as("no planted breach of: " + each.getKey())
                            .isTrue()));
  }

  @Test
  void aClockOfAZoneIsAClock() {
    assertThat(HouseRules.of("regional.planted").values())
        .anyMatch(
            each ->
                each.evaluate(PLANTED).getFailureReport().getDetails().stream()
                    .anyMatch(breach -> breach.contains("nowInAZone")));
  }

  @Test
  void noSubjectAndNoIndicatorIsNamedInTheProgram() throws IOException {
    Set<String> names = declaredNames();
    assertThat(names).hasSizeGreaterThan(60);
    List<String> breaches = new ArrayList<>();
    for (Path source : files(Path.of("src/main/java"), ".java")) {
      for (String literal : literals(Files.readString(source))) {
        if (namesOne(literal, names)) {
          breaches.add(source + ": \"" + literal + "\"");
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void aNamedSubjectOrIndicatorWouldBeFound() throws IOException {
    Set<String> names = declaredNames();
    String subject = names.stream().filter(each -> each.length() > 3).findFirst().orElseThrow();
    String indicator = names.stream().filter(each -> each.length() <= 3).findFirst().orElseThrow();
    for (String name : List.of(subject, indicator)) {
      String source = "String planted = \"of " + name + " only\";";
      assertThat(literals(source)).anyMatch(each -> namesOne(each, names));
    }
  }

  private static boolean namesOne(String literal, Set<String> names) {
    for (String word : literal.split("[^A-Za-z0-9]+")) {
      if (names.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> literals(String source) {
    List<String> literals = new ArrayList<>();
    Matcher found = STRING.matcher(source.replaceAll("(?m)^\\s*(\\*|//|/\\*\\*).*$", ""));
    while (found.find()) {
      literals.add(found.group(1));
    }
    return literals;
  }

  private static Set<String> declaredNames() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String folder : List.of("jobs/returns", "jobs/indicators", "jobs/context")) {
      for (Path file : files(Path.of(folder), ".yaml")) {
        Matcher found = DECLARED.matcher(Files.readString(file));
        while (found.find()) {
          names.add(found.group(1));
        }
      }
    }
    return names;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(each -> each.toString().endsWith(ending)).sorted().toList();
    }
  }
}
