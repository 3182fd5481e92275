package io.diset;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTests {

	private static final List<String> ROOMS = List.of("message", "codec", "security", "connection", "server", "client");

	private static final JavaClasses CORE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
		.importPackages("io.diset");

	@Test
	void eachClassLivesInARoom() {
		ArchRuleDefinition.classes().should().resideInAnyPackage(packages(ROOMS)).check(CORE);
	}

	@ParameterizedTest(name = "{0} uses {1}")
	@CsvSource(delimiter = '|', textBlock = """
			message    | no room
			codec      | message
			security   | message codec
			connection | message codec
			server     | message codec security connection
			client     | message codec security connection
			""")
	void eachRoomUsesOnlyRoomsAboveIt(String room, String above) {
		List<String> forbidden = new ArrayList<>(ROOMS);
		forbidden.remove(room);
		forbidden.removeAll(List.of(above.split(" ", -1)));
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("io.diset." + room + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(packages(forbidden))
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void packagesFormNoCycle() {
		SlicesRuleDefinition.slices()
			.matching("io.diset.(**)")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void onlyTheCodecKnowsWhatJsonIs() {
		isUsedOnlyIn("codec", "tools.jackson..", "com.fasterxml.jackson..");
	}

	@Test
	void onlySecurityLooksIntoCertificates() {
		isUsedOnlyIn("security", "java.security.cert..", "javax.security.auth.x500..");
	}

	@Test
	void onlyTheTrustOfTheGridUsesItsLibraries() {
		isUsedOnlyIn("security.grid", "eu.emi..", "org.bouncycastle..", "org.apache.commons.io..");
	}

	@Test
	void noRoomKnowsSpring() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CORE);
	}

	private static void isUsedOnlyIn(String room, String... libraries) {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("io.diset." + room + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(libraries)
			.allowEmptyShould(true)
			.check(CORE);
	}

	private static String[] packages(List<String> rooms) {
		return rooms.stream().map((room) -> "io.diset." + room + "..").toArray(String[]::new);
	}

}
