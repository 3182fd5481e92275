package io.diset.benchmark.load.rsocket;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.messaging.rsocket.RSocketStrategies;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;

/**
 * The beans of a server of Spring's RSocket.
 */
@Configuration(proxyBeanMethods = false)
@Import(SpringRSocketController.class)
class SpringRSocketConfiguration {

	static RSocketStrategies json() {
		return RSocketStrategies.builder().encoder(new JacksonJsonEncoder()).decoder(new JacksonJsonDecoder()).build();
	}

	@Bean
	RSocketStrategies rsocketStrategies() {
		return json();
	}

	@Bean
	RSocketMessageHandler rsocketMessageHandler(RSocketStrategies strategies) {
		RSocketMessageHandler handler = new RSocketMessageHandler();
		handler.setRSocketStrategies(strategies);
		return handler;
	}

}
