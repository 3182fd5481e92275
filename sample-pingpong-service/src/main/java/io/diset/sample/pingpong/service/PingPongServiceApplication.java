package io.diset.sample.pingpong.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Runs the service.
 */
@SpringBootApplication
public class PingPongServiceApplication {

	public static void main(String[] args) {
		SpringApplication.run(PingPongServiceApplication.class, args);
	}

}
