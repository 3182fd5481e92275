package io.diset.spring.handler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.diset.spring.annotation.OnMessage;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Message handlers that return reactive types.
 */
class ReactiveReturnTests {

	@Test
	void returnsAStream() throws Exception {
		assertThat(flux(handle(new FluxService()))).containsExactly(new Pong(1), new Pong(2));
	}

	@Test
	void returnsACompletionStage() throws Exception {
		assertThat(((Mono<?>) handle(new FutureService())).block()).isEqualTo(new Pong(1));
		assertThat(((Mono<?>) handle(new EmptyStageService())).block()).isNull();
	}

	@Test
	void returnsReactiveTypesOfOtherLibraries() throws Exception {
		assertThat(((Mono<?>) handle(new SingleService())).block()).isEqualTo(new Pong(1));
		assertThat(((Mono<?>) handle(new CompletableService())).block()).isNull();
		assertThat(flux(handle(new FlowableService()))).containsExactly(new Pong(1), new Pong(2));
	}

	@Test
	void returnsNullForAReactiveType() throws Exception {
		assertThat(handle(new NullStageService())).isNull();
	}

	private static List<Object> flux(@Nullable Object result) {
		assertThat(result).isInstanceOf(Flux.class);
		return ((Flux<?>) result).cast(Object.class).collectList().block();
	}

	private static @Nullable Object handle(Object bean) throws Exception {
		return TestServices.handle(TestServices.define(bean), "Ping", new Ping(1));
	}

	static class FluxService {

		@OnMessage
		Flux<Pong> ping(Ping ping) {
			return Flux.just(new Pong(1), new Pong(2));
		}

	}

	static class FutureService {

		@OnMessage
		CompletableFuture<Pong> ping(Ping ping) {
			return CompletableFuture.completedFuture(new Pong(1));
		}

	}

	static class EmptyStageService {

		@OnMessage
		CompletionStage<Void> ping(Ping ping) {
			return CompletableFuture.completedStage(null);
		}

	}

	static class NullStageService {

		@OnMessage
		@Nullable CompletionStage<Pong> ping(Ping ping) {
			return null;
		}

	}

	static class SingleService {

		@OnMessage
		Single<Pong> ping(Ping ping) {
			return Single.just(new Pong(1));
		}

	}

	static class CompletableService {

		@OnMessage
		Completable ping(Ping ping) {
			return Completable.complete();
		}

	}

	static class FlowableService {

		@OnMessage
		Flowable<Pong> ping(Ping ping) {
			return Flowable.just(new Pong(1), new Pong(2));
		}

	}

}
