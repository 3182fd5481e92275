package io.diset.boot.autoconfigure;

import java.util.List;
import java.util.Locale;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.NotedEvents;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two services and a client of each in one application, over real connections. Both
 * services have a message of the same name, which is not the same message.
 */
class SeveralServicesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class,
				DisetClientAutoConfiguration.class))
		.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.enabled=false",
				"diset.server.authorization.default=all", "diset.client.service=Test/Words",
				"diset.client.clients.numbers.service=Test/Numbers")
		.withBean(NotedEvents.class)
		.withBean(Clients.class)
		.withUserConfiguration(Urls.class, WordService.class, NumberService.class, WordListener.class,
				NumberListener.class);

	@Test
	void answerTheirOwnClients() {
		this.runner.run((context) -> {
			Clients clients = context.getBean(Clients.class);
			NotedEvents events = context.getBean(NotedEvents.class);
			clients.words.send(new Word("one"));
			assertThat(events.next()).isEqualTo("Test/Words accepts " + clients.words.identity());
			assertThat(events.next()).isEqualTo("word ONE");
			clients.numbers.send(new Figure(1));
			assertThat(events.next()).isEqualTo("Test/Numbers accepts " + clients.numbers.identity());
			assertThat(events.next()).isEqualTo("number 2");
			assertThat(events.rest()).isEmpty();
		});
	}

	@Test
	void sendToTheirOwnClients() {
		this.runner.run((context) -> {
			Clients clients = context.getBean(Clients.class);
			clients.words.connect().block();
			clients.numbers.connect().block();
			NotedEvents events = context.getBean(NotedEvents.class);
			events.rest();
			DisetConnections connections = context.getBean(DisetConnections.class);
			assertThat(connections.sendToService("Test/Words", new Word("all")).block().sent()).isOne();
			assertThat(events.next()).isEqualTo("word all");
			assertThat(connections.sendToService("Test/Numbers", new Figure(7)).block().sent()).isOne();
			assertThat(events.next()).isEqualTo("number 7");
			assertThat(events.rest()).isEmpty();
		});
	}

	@Test
	void keepTheirConnectionWhenThatOfTheOtherEnds() {
		this.runner.run((context) -> {
			Clients clients = context.getBean(Clients.class);
			clients.words.connect().block();
			clients.numbers.connect().block();
			clients.words.disconnect().block();
			NotedEvents events = context.getBean(NotedEvents.class);
			events.rest();
			clients.numbers.send(new Figure(2));
			assertThat(events.next()).isEqualTo("number 3");
			assertThat(clients.words.isConnected()).isFalse();
		});
	}

	@DisetMessage("Item")
	record Word(String item) {
	}

	@DisetMessage("Item")
	record Figure(long item) {
	}

	record Clients(MessageClient words, @Qualifier("numbers") MessageClient numbers) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Urls {

		@Bean
		DisetServiceUrls urls(Environment environment) {
			return (service) -> List.of(new ServiceUrl(false, "127.0.0.1",
					environment.getRequiredProperty("local.diset.server.port", Integer.class), service));
		}

	}

	@DisetService("Test/Words")
	record WordService(NotedEvents events) {

		@OnConnect
		void connected(DisetConnection connection) {
			this.events.add("Test/Words accepts " + connection.identity());
		}

		@OnMessage
		Word word(Word word) {
			return new Word(word.item().toUpperCase(Locale.ROOT));
		}

	}

	@DisetService("Test/Numbers")
	record NumberService(NotedEvents events) {

		@OnConnect
		void connected(DisetConnection connection) {
			this.events.add("Test/Numbers accepts " + connection.identity());
		}

		@OnMessage
		Figure number(Figure number) {
			return new Figure(number.item() + 1);
		}

	}

	@DisetClient
	record WordListener(NotedEvents events) {

		@OnMessage
		void word(Word word) {
			this.events.add("word " + word.item());
		}

	}

	@DisetClient("numbers")
	record NumberListener(NotedEvents events) {

		@OnMessage
		void number(Figure number) {
			this.events.add("number " + number.item());
		}

	}

}
