package io.diset.benchmark.soak;

import io.diset.benchmark.process.Control;
import io.diset.benchmark.process.ServiceCommands;
import io.diset.server.DisetConnections;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Runs the service of the soak, under the control of the process that has started it.
 *
 * @since 0.1.0
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SoakService.class, FaultyBehaviour.class })
public class SoakServiceApplication {

	/**
	 * Run the service until the standard input stream ends.
	 * @param args the arguments of Spring Boot
	 */
	public static void main(String[] args) {
		Control control = Control.open();
		SpringApplication application = new SpringApplication(SoakServiceApplication.class);
		application.setAdditionalProfiles("soak");
		try (ConfigurableApplicationContext context = application.run(args)) {
			control.serve(context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class),
					new ServiceCommands(context.getBean(DisetConnections.class)));
		}
	}

}
