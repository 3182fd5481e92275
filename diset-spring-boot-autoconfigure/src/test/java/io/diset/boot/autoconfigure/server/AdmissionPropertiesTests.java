package io.diset.boot.autoconfigure.server;

import java.util.Map;

import io.diset.message.MessageTypes;
import io.diset.server.AdmissionSettings;
import io.diset.server.DisetServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AdmissionPropertiesTests {

	@Test
	void hasTheDefaultsOfTheLibrary() {
		assertThat(new AdmissionProperties().settings()).isEqualTo(AdmissionSettings.DEFAULTS);
	}

	@Test
	void setsTheLimitsOfTheServer() {
		DisetServerProperties properties = bind(Map.of("diset.server.admission.max-connections", "1",
				"diset.server.admission.max-connections-per-address", "2",
				"diset.server.admission.max-connections-per-dn", "3", "diset.server.admission.max-pending", "4",
				"diset.server.admission.max-handshakes", "5"));
		DisetServer.Builder builder = DisetServer.builder(Runnable::run);
		new PropertiesServerCustomizer(properties, MessageTypes.defaults()).customize(builder);
		assertThat(builder.build()).extracting("context.admission.settings")
			.isEqualTo(new AdmissionSettings(1, 2, 3, 4, 5));
	}

	@ParameterizedTest
	@CsvSource({ "max-connections, 0", "max-connections-per-address, -1", "max-connections-per-dn, 0",
			"max-pending, -5", "max-handshakes, 0" })
	void saysWhichLimitLetsNobodyIn(String name, int value) {
		DisetServerProperties properties = bind(Map.of("diset.server.admission." + name, String.valueOf(value)));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(properties.getAdmission()::settings)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("diset.server.admission." + name))
			.satisfies((ex) -> assertThat(ex.getValue()).isEqualTo(value))
			.satisfies((ex) -> assertThat(ex.getReason()).endsWith("the limit must be at least 1."));
	}

	private static DisetServerProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties))
			.bind("diset.server", DisetServerProperties.class)
			.get();
	}

}
