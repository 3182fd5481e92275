package io.diset.benchmark.micro;

import io.diset.benchmark.micro.MicroMessages.Ping;
import io.diset.benchmark.micro.MicroMessages.Pong;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnMessage;

/**
 * The annotated handler that is measured.
 */
@DisetService(name = MicroMessages.SERVICE, sends = Pong.class)
class MicroService {

	@OnMessage(execution = HandlerExecution.EVENT_LOOP)
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

}
