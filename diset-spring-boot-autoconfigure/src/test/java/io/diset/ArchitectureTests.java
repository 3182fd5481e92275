package io.diset;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private static final String SPRING = "io.diset.spring..";

	private static final String BOOT = "io.diset.boot..";

	private static final JavaClasses CORE_AND_SPRING = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages("io.diset");

	@Test
	void theProgrammingModelDoesNotKnowItsAutoConfiguration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(SPRING)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BOOT)
			.allowEmptyShould(true)
			.check(CORE_AND_SPRING);
	}

	@Test
	void theCoreDoesNotKnowSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(SPRING, BOOT)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(SPRING, BOOT, "org.springframework..")
			.check(CORE_AND_SPRING);
	}

	@Test
	void packagesFormNoCycle() {
		SlicesRuleDefinition.slices().matching("io.diset.(**)").should().beFreeOfCycles().check(CORE_AND_SPRING);
	}

	@Test
	void jsonStaysInTheCodec() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("io.diset.codec..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
			.check(CORE_AND_SPRING);
	}

}
