package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names, sizes, time, statics, contracts. */
class HandwritingTest {
  /** Longer files that a reader accepts: path below src/main/java, and why. A ratchet: shorten. */
  private static final Map<String, String> LONGER_FILES = Map.of();

  /** What asks the machine for the time, an id, a zone or a language. */
  private static final Map<String, Set<String>> ASKS_THE_MACHINE =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.lang.System", Set.of("currentTimeMillis")));

  @Test
  void timeIdsZoneAndLanguageComeFromTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tocsin.app..")
        .should()
        .accessTargetWhere(asksTheMachine())
        .because(
            "a story is replayed with a moved clock. Mend: take an InstantSource, a Supplier of"
                + " ids, a ZoneId or a Locale in the constructor")
        .check(House.CLASSES);
  }

  @Test
  void namesComeFromOutages() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.tocsin.catalog.Service")
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Service")
        .because("a name says what a person would say. Mend: name what it does in an outage")
        .check(House.CLASSES);
  }

  @Test
  void staticFieldsNeverChange() {
    fields()
        .that()
        .areStatic()
        .and(DescribedPredicate.describe("written by hand", HandwritingTest::byHand))
        .should()
        .beFinal()
        .because("state belongs to an object that app made. Mend: make it a field of one")
        .check(House.CLASSES);
    noFields()
        .that()
        .areStatic()
        .and(DescribedPredicate.describe("written by hand", HandwritingTest::byHand))
        .should()
        .haveRawType(DescribedPredicate.describe("a type that changes", HandwritingTest::changes))
        .because("a final reference to something that changes is a mutable static all the same")
        .check(House.CLASSES);
  }

  @Test
  void filesFitOnAFewScreens() {
    List<Integer> lengths = new ArrayList<>();
    List<String> tooLong = new ArrayList<>();
    for (var file : House.sources()) {
      int lines = House.lines(file).size();
      lengths.add(lines);
      String name = file.toString().replace('\\', '/').replace("src/main/java/", "");
      if (lines > 300 && !LONGER_FILES.containsKey(name)) {
        tooLong.add(name + ": " + lines + " lines");
      }
    }
    assertThat(tooLong)
        .as("files over 300 lines. Mend: find the second thing in it and give it a name and a file")
        .isEmpty();
    assertThat(House.percentile95(lengths)).as("95th percentile of file lengths").isLessThan(301);
  }

  @Test
  void methodsFitOnHalfAScreen() {
    List<MethodLengths.Method> methods = MethodLengths.of(House.sources());
    List<MethodLengths.Method> longest =
        methods.stream().filter(method -> method.lines() > 25).toList();
    assertThat(House.percentile95(methods.stream().map(MethodLengths.Method::lines).toList()))
        .as("95th percentile of method lengths. Mend: shorten some of %s", longest)
        .isLessThanOrEqualTo(25);
  }

  @Test
  void everyContractHoldsForTwoImplementersOrMore() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.tocsin");
    for (JavaClass type : tests) {
      if (type.getSimpleName().endsWith("Contract")) {
        assertThat(type.getAllSubclasses())
            .as("%s, a contract: a seam with one implementer is deleted", type.getSimpleName())
            .hasSizeGreaterThanOrEqualTo(2);
      }
    }
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
    return DescribedPredicate.describe(
        "asks the machine for time, id, zone or language",
        access ->
            ASKS_THE_MACHINE
                    .getOrDefault(access.getTargetOwner().getFullName(), Set.of())
                    .contains(access.getName())
                && !hasOwnClock(access));
  }

  /** Asking a clock that was passed in is what we want. */
  private static boolean hasOwnClock(JavaAccess<?> access) {
    return access.getTarget().getFullName().contains("java.time.Clock)");
  }

  private static boolean byHand(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean changes(JavaClass type) {
    String name = type.getFullName();
    boolean concurrent = name.startsWith("java.util.concurrent.") && !type.isEnum();
    return concurrent
        || Set.of(
                "java.util.HashMap",
                "java.util.LinkedHashMap",
                "java.util.TreeMap",
                "java.util.EnumMap",
                "java.util.HashSet",
                "java.util.ArrayList",
                "java.util.ArrayDeque",
                "java.util.Random",
                "java.lang.StringBuilder",
                "java.lang.ThreadLocal")
            .contains(name);
  }
}
