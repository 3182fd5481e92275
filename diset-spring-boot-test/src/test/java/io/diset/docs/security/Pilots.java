package io.diset.docs.security;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.diset.message.DisetMessage;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.DisetRegistry;
import io.diset.security.registry.InMemoryDisetRegistry;
import io.diset.security.registry.PeerIdentification;
import io.diset.security.registry.RegistryGroup;
import io.diset.security.registry.RegistryUser;
import io.diset.server.DeniedAccess;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.security.DisetAuthenticationManager;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.stereotype.Component;

/**
 * The service of the page about security.
 */
interface Pilots {

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ PilotService.class, KillService.class, MethodSecurity.class, Audit.class, Site.class })
	class PilotsApplication {

	}

	// tag::security-rules[]
	@DisetService("WorkloadManagement/Pilots")
	class PilotService {

		@OnConnect(authorize = "authenticated")
		void connected() {
		}

		@OnMessage(authorize = { "GenericPilot", "JobAdministrator", "vo:lab" })
		Match match(Request request, DisetPrincipal peer) {
			return new Match(request.slots(), peer.user());
		}

	}
	// end::security-rules[]

	@DisetMessage("Request")
	record Request(int slots) {
	}

	@DisetMessage("Match")
	record Match(int job, String owner) {
	}

	// tag::security-method[]
	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	class MethodSecurity {

	}

	@DisetService("WorkloadManagement/Killer")
	class KillService {

		@OnMessage
		@PreAuthorize("hasAuthority('PROPERTY_JobAdministrator') and #kill.job() > 0")
		Killed kill(Kill kill) {
			return new Killed(kill.job());
		}

	}
	// end::security-method[]

	@DisetMessage("Kill")
	record Kill(int job) {
	}

	@DisetMessage("Killed")
	record Killed(int job) {
	}

	// tag::security-events[]
	@Component
	class Audit {

		private final Queue<String> denials = new ConcurrentLinkedQueue<>();

		@EventListener
		void denied(AuthorizationDeniedEvent<?> event) {
			if (event.getObject() instanceof DeniedAccess denied) {
				this.denials.add(denied.address() + ": " + denied);
			}
		}

		Queue<String> denials() {
			return this.denials;
		}

	}
	// end::security-events[]

	@Configuration(proxyBeanMethods = false)
	class Site {

		// tag::security-registry[]
		@Bean
		DisetRegistry registry() {
			return InMemoryDisetRegistry.builder()
				.user(new RegistryUser("jane", Set.of("/CN=Jane Doe"), List.of("lab_admin"), Set.of()))
				.user(new RegistryUser("john", Set.of("/CN=John"), List.of(), Set.of()))
				.group(new RegistryGroup("lab_admin", "lab", Set.of("jane"), Set.of("JobAdministrator")))
				.group(new RegistryGroup("lab_user", "lab", Set.of("jane", "john"), Set.of("NormalUser")))
				.build();
		}
		// end::security-registry[]

		// tag::security-manager[]
		@Bean(defaultCandidate = false)
		ReactiveAuthenticationManager disetAuthenticationManager(DisetRegistry registry) {
			Set<String> banned = Set.of("/CN=Mallory");
			DisetAuthenticationManager manager = new DisetAuthenticationManager(new PeerIdentification(registry));
			return (peer) -> banned.contains(peer.getName()) ? Mono.error(new DisabledException("banned"))
					: manager.authenticate(peer);
		}
		// end::security-manager[]

	}

}
