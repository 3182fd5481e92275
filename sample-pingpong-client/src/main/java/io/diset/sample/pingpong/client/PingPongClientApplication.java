package io.diset.sample.pingpong.client;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the client: {@code --pings=N} on each of {@code --connections=N}. The exit code is
 * 0 if every ping got its pong.
 */
@SpringBootApplication
public class PingPongClientApplication {

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(PingPongClientApplication.class, args);
		System.exit(SpringApplication.exit(context));
	}

}
