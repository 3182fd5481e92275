package io.diset.benchmark.idle;

import java.util.function.UnaryOperator;

import io.diset.benchmark.process.Control;
import io.diset.benchmark.process.ServiceCommands;
import io.diset.server.BroadcastReport;
import io.diset.server.DisetConnections;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Runs the service whose connections are idle, under the control of the process that has
 * started it.
 *
 * @since 0.1.0
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IdleService.class)
public class IdleServiceApplication {

	static final String BROADCAST = "broadcast";

	/**
	 * Run the service until the standard input stream ends.
	 * @param args the arguments of Spring Boot
	 */
	public static void main(String[] args) {
		Control control = Control.open();
		SpringApplication application = new SpringApplication(IdleServiceApplication.class);
		application.setAdditionalProfiles("idle");
		try (ConfigurableApplicationContext context = application.run(args)) {
			DisetConnections connections = context.getBean(DisetConnections.class);
			UnaryOperator<String> common = new ServiceCommands(connections);
			control.serve(context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class),
					(command) -> command.equals(BROADCAST) ? broadcast(connections) : common.apply(command));
		}
	}

	private static String broadcast(DisetConnections connections) {
		BroadcastReport report = connections.sendToService(IdleService.NAME, new IdleService.Bell(1)).block();
		return (report != null) ? Integer.toString(report.sent()) : "0";
	}

}
