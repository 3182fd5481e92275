package io.diset.boot.autoconfigure;

import java.util.Objects;

import io.diset.message.AttributeConverters;
import io.diset.message.MessageTypes;
import io.diset.spring.handler.ConversionServiceAttributeConverters;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the classes of messages: their
 * components may have any class that the conversion service of the application converts
 * to text and back. The beans of type {@link AttributeConverters} and
 * {@link MessageTypes} back off when the application has one of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class DisetMessageAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AttributeConverters disetAttributeConverters(ConfigurableListableBeanFactory beans) {
		return new ConversionServiceAttributeConverters(Objects.requireNonNullElseGet(beans.getConversionService(),
				ApplicationConversionService::getSharedInstance));
	}

	@Bean
	@ConditionalOnMissingBean
	MessageTypes disetMessageTypes(AttributeConverters converters) {
		return MessageTypes.of(converters);
	}

}
