package io.diset.spring.handler;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;

import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.convert.ApplicationConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What components may be with the conversion service of a Spring Boot application.
 */
class ConvertedComponentsTests {

	private final Locale locale = Locale.getDefault();

	private final MessageTypes types = MessageTypes
		.of(new ConversionServiceAttributeConverters(ApplicationConversionService.getSharedInstance()));

	@AfterEach
	void resetLocale() {
		Locale.setDefault(this.locale);
	}

	@Test
	void comeBackAsTheyWereWhateverTheLocales() {
		Kept kept = new Kept(UUID.fromString("7f8b0e52-1d3c-4e7a-9a55-0a3c1e1f2b3c"),
				URI.create("https://example.org/a?b=c"), Duration.ofMillis(1_500),
				Instant.parse("2026-11-22T20:15:30.123456789Z"), Period.of(1, 2, 3), YearMonth.of(2026, 11),
				ZoneId.of("Europe/Zurich"), new BigDecimal("1234567.890"), Locale.CANADA_FRENCH,
				Currency.getInstance("CHF"), StandardCharsets.ISO_8859_1);
		MessageType<Kept> type = this.types.get(Kept.class);
		Locale.setDefault(Locale.GERMANY);
		@Nullable Object[] sent = type.write(kept);
		Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
		assertThat(type.read(Arrays.asList(sent))).isEqualTo(kept);
	}

	@ParameterizedTest
	@ValueSource(classes = { Texts.class, Names.class, Table.class, Zoned.class, Offset.class, Old.class })
	void thatWouldNotComeBackAreRefused(Class<?> recordClass) {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> this.types.get(recordClass))
			.withMessageContaining(recordClass.getName())
			.withMessageContaining("'value'");
	}

	@DisetMessage("Kept")
	record Kept(UUID id, URI source, Duration limit, Instant begin, Period period, YearMonth month, ZoneId zone,
			BigDecimal price, Locale language, Currency currency, Charset charset) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	@DisetMessage("Texts")
	record Texts(String[] value) {
	}

	@DisetMessage("Names")
	record Names(ArrayList<String> value) {
	}

	@DisetMessage("Table")
	record Table(HashMap<String, String> value) {
	}

	@DisetMessage("Zoned")
	record Zoned(ZonedDateTime value) {
	}

	@DisetMessage("Offset")
	record Offset(OffsetDateTime value) {
	}

	@DisetMessage("Old")
	record Old(Date value) {
	}

}
