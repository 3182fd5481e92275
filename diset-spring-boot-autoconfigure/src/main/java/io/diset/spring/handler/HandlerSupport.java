package io.diset.spring.handler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.diset.message.MessageDefinition;
import io.diset.message.MessageTypes;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.validation.Validator;

/**
 * What the handlers of an application need, from its beans.
 *
 * @param invokers makes the plans of their methods
 * @param contexts the contexts in which they run
 * @param exceptions replaces what they throw
 * @param messageTypes makes the types of records
 * @param definitions the definitions of messages without a record
 * @param executor gives what runs handlers that may block
 */
record HandlerSupport(HandlerInvokers invokers, HandlerContexts contexts, ExceptionTranslation exceptions,
		MessageTypes messageTypes, Collection<MessageDefinition> definitions, Supplier<Executor> executor) {

	/**
	 * Collect what the handlers of an application need.
	 * @param context the context of the application
	 * @param executor gives what runs handlers that may block
	 * @param special knows parameters before the application is asked
	 * @return what they need
	 */
	static HandlerSupport of(ApplicationContext context, Supplier<Executor> executor,
			HandlerMethodArgumentResolver... special) {
		ConversionService conversions = conversions(context);
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(special));
		resolvers.addAll(List.of(StandardParameter.values()));
		resolvers.add(new ConnectArgumentResolver(conversions));
		context.getBeanProvider(HandlerMethodArgumentResolver.class).orderedStream().forEach(resolvers::add);
		return new HandlerSupport(
				new HandlerInvokers(resolvers, conversions,
						new ValidatedArguments(context.getBeanProvider(Validator.class).getIfUnique())),
				new HandlerContexts(context.getBeanProvider(HandlerContextProvider.class).orderedStream().toList()),
				new ExceptionTranslation(
						context.getBeanProvider(HandlerExceptionTranslator.class).orderedStream().toList()),
				context.getBeanProvider(MessageTypes.class).getIfAvailable(MessageTypes::defaults),
				context.getBeanProvider(MessageDefinition.class).stream().toList(), executor);
	}

	private static ConversionService conversions(ApplicationContext context) {
		AutowireCapableBeanFactory factory = context.getAutowireCapableBeanFactory();
		ConversionService conversions = (factory instanceof ConfigurableBeanFactory configurable)
				? configurable.getConversionService() : null;
		return (conversions != null) ? conversions : DefaultConversionService.getSharedInstance();
	}

}
