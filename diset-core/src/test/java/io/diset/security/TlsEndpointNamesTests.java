package io.diset.security;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.diset.wire.BlockingThreadFactory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The names of services.
 */
class TlsEndpointNamesTests {

	private static final String HOST = "service.example.org";

	private static final X509Bundle SERVICE = TestCertificates.host(HOST);

	private final ExecutorService executor = Executors.newFixedThreadPool(2, new BlockingThreadFactory("checks"));

	private final TlsEndpoint service = endpoint(TestCertificates.build(TestCertificates.service(SERVICE)));

	@AfterEach
	void stopExecutor() {
		this.executor.shutdownNow();
	}

	@Test
	void beginsWithTlsWhereThereAreNoNames() {
		ChannelHandler handler = this.service.newServerHandler(ByteBufAllocator.DEFAULT);
		assertThat(handler).isInstanceOf(SslHandler.class);
	}

	@Test
	void waitsForTheNameWhereThereAreSome() {
		ChannelHandler handler = this.service.withServerNames((name) -> {
			throw new AssertionError(name);
		}).newServerHandler(ByteBufAllocator.DEFAULT);
		assertThat(handler).isInstanceOf(SniHandler.class);
	}

	@Test
	void givesUpAClientThatDoesNotSayWhichNameItMeans() {
		TlsEndpoint named = this.service.withServerNames((name) -> {
			throw new AssertionError(name);
		});
		EmbeddedChannel channel = new EmbeddedChannel();
		channel.freezeTime();
		channel.pipeline().addLast(named.newServerHandler(channel.alloc()));
		channel.advanceTimeBy(29_999, TimeUnit.MILLISECONDS);
		channel.runScheduledPendingTasks();
		assertThat(channel.isActive()).isTrue();
		channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
		channel.runScheduledPendingTasks();
		assertThat(channel.isActive()).isFalse();
	}

	@Test
	void givesTheHandlerOfANameTheTimeoutAndTheExecutor() {
		SslContext context = TestCertificates.build(TestCertificates.service(SERVICE));
		ServerNameHandler names = new ServerNameHandler(this.service, 1);
		SslHandler handler = names.newSslHandler(context, ByteBufAllocator.DEFAULT);
		assertThat(handler.getHandshakeTimeoutMillis()).isEqualTo(30_000);
		assertThat(handler).extracting("delegatedTaskExecutor").isSameAs(this.executor);
	}

	@Test
	void acceptsAnyHostWhereATestWantsIt() {
		TlsEndpoint client = endpoint(TestCertificates.build(TestCertificates.client())).withoutHostNameVerification();
		try (LocalHandshake handshake = new LocalHandshake(this.service::newHandler,
				(allocator) -> client.newHandler(allocator, "other.example.org", 9145))) {
			assertThat(PeerPrincipal.of(handshake.client())).hasToString("/O=Example/CN=" + HOST);
		}
	}

	@Test
	void asksForTheContextOfAClientBeforeThereIsAConnection() {
		TlsEndpoint client = new TlsEndpoint(() -> {
			throw new IllegalStateException("expired");
		}, Duration.ofSeconds(30), this.executor);
		assertThatIllegalStateException().isThrownBy(() -> client.prepareHandler(HOST, 9145)).withMessage("expired");
	}

	private TlsEndpoint endpoint(SslContext context) {
		return new TlsEndpoint(() -> context, Duration.ofSeconds(30), this.executor);
	}

}
