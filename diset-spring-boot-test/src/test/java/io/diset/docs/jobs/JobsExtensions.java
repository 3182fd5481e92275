package io.diset.docs.jobs;

import java.net.InetSocketAddress;

import io.diset.boot.autoconfigure.server.DisetServerCustomizer;
import io.diset.boot.autoconfigure.server.DisetServerDrainingEvent;
import io.diset.boot.autoconfigure.server.DisetServerStartedEvent;
import io.diset.connection.DisetConnection;
import io.diset.docs.jobs.Jobs.Alarm;
import io.diset.docs.jobs.Jobs.JobState;
import io.diset.docs.jobs.Jobs.Watch;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.security.registry.AuthorizationRule;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerArgument;
import io.diset.spring.handler.HandlerContextProvider;
import io.diset.spring.handler.HandlerKind;
import io.diset.spring.handler.HandlerMethodArgumentResolver;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * The extensions of the page about the programming model.
 */
interface JobsExtensions {

	/**
	 * What is kept of peers.
	 */
	@Configuration(proxyBeanMethods = false)
	class Definitions {

		// tag::jobs-definition[]
		@Bean
		MessageDefinition report() {
			return MessageDefinition.of("Report", AttributeDefinition.of("job", AttributeType.INT),
					AttributeDefinition.of("state", AttributeType.STR));
		}
		// end::jobs-definition[]

		@Bean
		MessageDefinition remark() {
			return MessageDefinition.of("Remark", AttributeDefinition.of("text", AttributeType.STR));
		}

		// tag::jobs-customizer[]
		@Bean
		DisetServerCustomizer onlyKnownPeers() {
			return (server) -> server.authorization(AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED));
		}
		// end::jobs-customizer[]

	}

	// tag::jobs-resolver[]
	@Component
	class AddressResolver implements HandlerMethodArgumentResolver {

		@Override
		public HandlerArgument resolve(MethodParameter parameter, HandlerKind kind) {
			return (parameter.getParameterType() == InetSocketAddress.class)
					? (connection, event) -> connection.remoteAddress() : null;
		}

	}
	// end::jobs-resolver[]

	// tag::jobs-context[]
	@Component
	class SiteContext implements HandlerContextProvider {

		@Override
		public Context addTo(Context context, DisetConnection connection) {
			return context.put("site", connection.arguments().getOrDefault("site", "unknown"));
		}

	}
	// end::jobs-context[]

	/**
	 * Uses the extensions.
	 */
	@DisetService("WorkloadManagement/Extended")
	class ExtendedService {

		// tag::jobs-extended[]
		@OnMessage
		Mono<JobState> where(Watch watch, InetSocketAddress address) {
			return Mono.deferContextual((context) -> Mono
				.just(new JobState(watch.job(), context.get("site") + " at " + address.getHostString())));
		}
		// end::jobs-extended[]

	}

	// tag::jobs-push[]
	@Component
	class Alarms {

		private final DisetConnections connections;

		Alarms(DisetConnections connections) {
			this.connections = connections;
		}

		void raise(String worker, Alarm alarm) {
			this.connections.ofDn(worker).forEach((connection) -> connection.send(alarm));
		}

	}
	// end::jobs-push[]

	// tag::jobs-events[]
	@Component
	class Lifecycle {

		@EventListener
		void started(DisetServerStartedEvent event) {
			System.out.println("Listening on " + event.getAddresses());
		}

		@EventListener
		void draining(DisetServerDrainingEvent event) {
			event.getServer().connections().sendToService("WorkloadManagement/Reports", new Alarm(0, "Maintenance"));
		}

	}
	// end::jobs-events[]

}
