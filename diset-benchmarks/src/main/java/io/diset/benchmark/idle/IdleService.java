package io.diset.benchmark.idle;

import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;

/**
 * Has nothing to do but to send a message to everybody.
 */
@DisetService(name = IdleService.NAME, sends = IdleService.Bell.class)
class IdleService {

	static final String NAME = "Benchmark/Idle";

	@OnMessage
	Bell ring(Ring ring) {
		return new Bell(ring.number());
	}

	@DisetMessage("Ring")
	record Ring(long number) {
	}

	@DisetMessage("Bell")
	record Bell(long number) {
	}

}
