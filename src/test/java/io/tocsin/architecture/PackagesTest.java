package io.tocsin.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Packages and the arrows between them. */
class PackagesTest {
  private static final Path DIAGRAM = Path.of("src/test/resources/architecture.puml");

  @Test
  void importsFollowTheDiagram() {
    classes()
        .should(
            adhereToPlantUmlDiagram(
                DIAGRAM, consideringOnlyDependenciesInAnyPackage("io.tocsin..")))
        .because(
            "imports point left. Mend: move the type upstream, or let the upstream package define"
                + " what it needs and the downstream one supply it; draw a new arrow in"
                + " architecture.puml only when the design says so")
        .check(House.CLASSES);
  }

  @Test
  void everyPackageIsInTheDiagram() {
    String[] declared =
        House.lines(DIAGRAM).stream()
            .map(Pattern.compile("<<(.+)>>")::matcher)
            .filter(found -> found.find())
            .map(found -> found.group(1))
            .toArray(String[]::new);
    classes()
        .should()
        .resideInAnyPackage(declared)
        .because("a new package is drawn in architecture.puml, with its arrows, before it is used")
        .check(House.CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("io.tocsin.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle is one package with two names. Mend: turn the arrow that points right")
        .check(House.CLASSES);
  }

  @Test
  void sqlDrawersAreOpenedByTheirParentAlone() {
    classes()
        .that()
        .resideInAPackage("io.tocsin..sql..")
        .should(beNamedOnlyByTheirParent())
        .because("a sql child is a private drawer. Mend: ask its parent package for what you need")
        .check(House.CLASSES);
  }

  @Test
  void databaseIsTouchedByDrawersAndTheCompositionRoot() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "io.tocsin..sql..",
                    "io.tocsin.store..",
                    "io.tocsin.app..",
                    "io.tocsin.replay..")))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tocsin.store..")
                .and(
                    not(DescribedPredicate.describe("a Transaction", PackagesTest::isTransaction))))
        .because(
            "outside a sql child only Transaction, the step that a stage runs in, is named. Mend:"
                + " move the query into the sql child")
        .check(House.CLASSES);
  }

  @Test
  void technologyIsPluggedInByTheCompositionRoot() {
    List<String> plugs =
        List.of(
            "io.tocsin.signals.probe.http",
            "io.tocsin.signals.probe.smtp",
            "io.tocsin.delivery.email",
            "io.tocsin.alerting.email",
            "io.tocsin.alerting.webhook");
    for (String plug : plugs) {
      noClasses()
          .that()
          .resideOutsideOfPackages(
              plug + "..", "io.tocsin.app..", "io.tocsin.demo..", "io.tocsin.replay..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(plug + "..")
          .because("only app knows which Probe or Channel is behind the seam. Mend: name the seam")
          .check(House.CLASSES);
    }
  }

  @Test
  void everyPackageSaysWhatItKnowsAndIsNullMarked() {
    var silent = new TreeSet<String>();
    for (JavaClass type : House.CLASSES) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        silent.add(home.getName());
      }
    }
    assertThat(silent)
        .as("packages without a @NullMarked package-info. Mend: add one, with a paragraph of prose")
        .isEmpty();
    assertThat(House.sources())
        .filteredOn(file -> file.endsWith("package-info.java"))
        .as("package-info with a paragraph: what it knows, refuses to know, may call")
        .allMatch(file -> proseLength(file) >= 80);
  }

  private static int proseLength(Path file) {
    return House.lines(file).stream()
        .filter(line -> line.startsWith(" *") || line.startsWith("/**"))
        .mapToInt(line -> line.length() - 3)
        .sum();
  }

  private static boolean isTransaction(JavaClass type) {
    return type.getSimpleName().equals("Transaction");
  }

  private static ArchCondition<JavaClass> beNamedOnlyByTheirParent() {
    return new ArchCondition<>("be named only by their parent package") {
      @Override
      public void check(JavaClass drawer, ConditionEvents events) {
        String name = drawer.getPackageName();
        String parent = name.substring(0, name.indexOf(".sql"));
        drawer.getDirectDependenciesToSelf().stream()
            .filter(use -> !use.getOriginClass().getPackageName().startsWith(parent))
            .filter(use -> !use.getOriginClass().getPackageName().startsWith("io.tocsin.app"))
            .filter(use -> !use.getOriginClass().getPackageName().startsWith("io.tocsin.replay"))
            .forEach(
                use -> events.add(SimpleConditionEvent.violated(drawer, use.getDescription())));
      }
    };
  }
}
