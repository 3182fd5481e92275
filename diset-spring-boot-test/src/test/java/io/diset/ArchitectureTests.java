package io.diset;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	private static final JavaClasses TEST_SUPPORT = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("-tests.jar"))
		.importPackages("io.diset");

	@Test
	void certificatesKnowNothingOfTheServerThatShowsThem() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("io.diset.test.pki..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.diset.boot..")
			.check(TEST_SUPPORT);
	}

	@Test
	void onlyTheMakerOfCertificatesAndTheTrustOfGridsKnowBouncyCastle() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages("io.diset.test.pki..", "io.diset.security.grid..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.bouncycastle..")
			.check(TEST_SUPPORT);
	}

	@Test
	void nothingElseKnowsTheTestSupport() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages("io.diset.test..", "io.diset.boot.test..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.diset.test..", "io.diset.boot.test..")
			.check(TEST_SUPPORT);
	}

}
