package regional.indicators;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The directions of the house, as rules over the packages below a root. */
final class HouseRules {

  /** What each package may see of the others. job sees all; nobody sees job. */
  private static final Map<String, List<String>> MAY_SEE = new LinkedHashMap<>();

  static {
    MAY_SEE.put("core", List.of());
    MAY_SEE.put("returns", List.of("core"));
    MAY_SEE.put("submission", List.of("core", "returns"));
    MAY_SEE.put("indicator", List.of("core", "returns", "submission"));
    MAY_SEE.put("benchmark", List.of("core", "returns", "submission", "indicator"));
    MAY_SEE.put("disclosure", List.of("core", "returns", "submission", "indicator", "benchmark"));
    MAY_SEE.put("pack", List.of("core", "disclosure"));
    // Receipts and findings are no figures: coverage.csv, findings.csv and run.json are made from
    // them.
    MAY_SEE.put("publish", List.of("core", "returns", "submission", "disclosure"));
    MAY_SEE.put("sample", List.of("core", "returns"));
    MAY_SEE.put(
        "store", List.of("core", "returns", "submission", "indicator", "benchmark", "disclosure"));
  }

  private static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Instant.now",
          "java.time.Year.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.ZoneId.systemDefault",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.nio.charset.Charset.defaultCharset",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  private static final Set<String> UNSEEDED =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  /** What holds nothing that its audience may not see. */
  private static final String VIEWS =
      ".*\\.disclosure\\."
          + "(View|RegionView|SignalCode|ReturnsView|ResubmittedView|FunnelView|ShownFigure|Audience)(\\$.*)?;?";

  private HouseRules() {}

  /** Every rule by name, over the packages below {@code root}. */
  static Map<String, ArchRule> of(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    MAY_SEE.forEach((name, seen) -> rules.put(name + " sees only " + seen, sees(root, name, seen)));
    rules.put(
        "only the analyst's files see figures among what is published",
        noClasses()
            .that(
                resideInAPackage(root + ".publish..")
                    .and(not(resideInAPackage(root + ".publish.analyst.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".indicator..", root + ".benchmark.."));
    rules.put(
        "of disclosure only views are seen by what is published",
        noClasses()
            .that(
                resideInAnyPackage(root + ".pack..", root + ".publish..")
                    .and(not(resideInAPackage(root + ".publish.analyst.."))))
            .should()
            .dependOnClassesThat(
                resideInAPackage(root + ".disclosure..").and(not(nameMatching(VIEWS)))));
    rules.put(
        "no cycles between packages", slices().matching(root + ".(*)..").should().beFreeOfCycles());
    rules.put(
        "Spring and SQL only in job and store",
        onlyIn(
            root,
            List.of("job", "store"),
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "org.h2..",
            "org.flywaydb.."));
    rules.put(
        "Spring Batch only in job", onlyIn(root, List.of("job"), "org.springframework.batch.."));
    rules.put(
        "core uses the JDK alone",
        noClasses()
            .that()
            .resideInAPackage(root + ".core..")
            .should()
            .dependOnClassesThat(
                not(resideInAnyPackage("java..", "org.jspecify..", root + ".core.."))));
    rules.put(
        "Tablesaw only in indicator and benchmark",
        onlyIn(root, List.of("indicator", "benchmark"), "tech.tablesaw.."));
    rules.put("Tablesaw's readers nowhere", onlyIn(root, List.of(), "tech.tablesaw.io.."));
    rules.put("Tablesaw in no public signature", tablesawInNoPublicSignature(root));
    rules.put("JFreeChart only in pack.chart", onlyIn(root, List.of("pack.chart"), "org.jfree.."));
    rules.put(
        "PDFBox only in pack and the scan of what is finished",
        onlyIn(root, List.of("pack", "disclosure.scan"), "org.apache.pdfbox.."));
    rules.put(
        "openhtmltopdf only in pack",
        onlyIn(root, List.of("pack"), "com.openhtmltopdf..", "de.rototor.."));
    rules.put(
        "templates only in pack and publish",
        onlyIn(root, List.of("pack", "publish"), "org.thymeleaf.."));
    rules.put(
        "linear programs only in disclosure", onlyIn(root, List.of("disclosure"), "org.ojalgo.."));
    rules.put(
        "regression only in benchmark", onlyIn(root, List.of("benchmark"), "org.hipparchus.."));
    rules.put(
        "graphs of objects only in job", onlyIn(root, List.of("job"), "com.esotericsoftware.."));
    rules.put("no clock, environment, default or chance outside job", noClock(root));
    rules.put(
        "no class called Util, Helper, Manager, Impl or Common",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common)"));
    return rules;
  }

  private static ArchRule sees(String root, String name, List<String> seen) {
    DescribedPredicate<JavaClass> forbidden =
        resideInAPackage(root + "..").and(not(resideInAPackage(root + "." + name + "..")));
    for (String each : seen) {
      forbidden = forbidden.and(not(resideInAPackage(root + "." + each + "..")));
    }
    DescribedPredicate<JavaClass> bound = resideInAPackage(root + "." + name + "..");
    if (name.equals("publish")) {
      bound = bound.and(not(resideInAPackage(root + ".publish.analyst..")));
    }
    return noClasses().that(bound).should().dependOnClassesThat(forbidden).allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String root, List<String> allowed, String... libraries) {
    DescribedPredicate<JavaClass> bound = resideInAPackage(root + "..");
    for (String each : allowed) {
      bound = bound.and(not(resideInAPackage(root + "." + each + "..")));
    }
    return noClasses().that(bound).should().dependOnClassesThat().resideInAnyPackage(libraries);
  }

  private static ArchRule tablesawInNoPublicSignature(String root) {
    return noMethods()
        .that()
        .areDeclaredInClassesThat(resideInAnyPackage(root + ".indicator..", root + ".benchmark.."))
        .and()
        .arePublic()
        .should(
            new ArchCondition<JavaMethod>("show Tablesaw") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean shown =
                    method
                            .getOwner()
                            .getModifiers()
                            .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                        && (isTablesaw(method.getRawReturnType())
                            || method.getRawParameterTypes().stream()
                                .anyMatch(HouseRules::isTablesaw));
                events.add(new SimpleConditionEvent(method, shown, method.getFullName()));
              }
            });
  }

  private static boolean isTablesaw(JavaClass type) {
    return type.getPackageName().startsWith("tech.tablesaw");
  }

  private static ArchRule noClock(String root) {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".job.."))))
        .should()
        .callCodeUnitWhere(
            new DescribedPredicate<JavaCall<?>>("reads a clock, environment, default or chance") {
              @Override
              public boolean test(JavaCall<?> call) {
                CodeUnitCallTarget target = call.getTarget();
                String owner = target.getOwner().getFullName();
                boolean unseeded =
                    UNSEEDED.contains(owner)
                        && target.getName().equals("<init>")
                        && target.getRawParameterTypes().isEmpty();
                boolean withClock =
                    target.getName().equals("now")
                        && target.getRawParameterTypes().stream()
                            .anyMatch(each -> each.isEquivalentTo(Clock.class));
                return unseeded
                    || (!withClock && CLOCKS_AND_CHANCE.contains(owner + "." + target.getName()));
              }
            });
  }
}
