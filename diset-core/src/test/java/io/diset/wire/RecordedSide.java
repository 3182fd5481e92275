package io.diset.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.diset.wire.WireFrame.Lane;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays one side of a recorded connection, and compares what the other one sends. The ids
 * of the other side's acknowledged messages and keep-alives are its own; it has to return
 * those of this side as they are.
 */
public final class RecordedSide {

	private static final int HANDSHAKE = 2;

	private final RawPeer peer;

	private final boolean client;

	private final Delivery delivery;

	private final TestedSide other;

	private final Map<Lane, Deque<WireFrame>> received = new EnumMap<>(Lane.class);

	private final Map<String, String> idsOfOther = new HashMap<>();

	private int messages;

	/**
	 * Create a player.
	 * @param peer sends and receives
	 * @param client whether the client is played, else the service
	 * @param delivery how the played bytes are sent
	 * @param other the other side
	 */
	public RecordedSide(RawPeer peer, boolean client, Delivery delivery, TestedSide other) {
		this.peer = peer;
		this.client = client;
		this.delivery = delivery;
		this.other = other;
		for (Lane lane : Lane.values()) {
			this.received.put(lane, new ArrayDeque<>());
		}
	}

	/**
	 * Play what comes before the first close.
	 * @param steps the steps of the connection
	 * @throws IOException if the other side does not go along
	 */
	public void play(List<Recording.Step> steps) throws IOException {
		List<Recording.Step> turn = new ArrayList<>();
		for (Recording.Step step : steps) {
			if (step.bytes() == null) {
				break;
			}
			if (mustWait(step, turn)) {
				playTurn(turn);
				turn.clear();
			}
			turn.add(step);
		}
		playTurn(turn);
	}

	/**
	 * Return what else the other side sends until it closes.
	 * @param keepAlives whether it may send keep-alives, which depend on time
	 * @return the frames
	 * @throws IOException if it does not close
	 */
	public List<WireFrame> rest(boolean keepAlives) throws IOException {
		List<WireFrame> rest = new ArrayList<>(WireFrame.split(this.peer.receiveToEnd()));
		this.received.values().forEach(rest::addAll);
		rest.removeIf((frame) -> keepAlives && frame.lane() == Lane.KEEP_ALIVE);
		return rest;
	}

	// An answer repeats an id that the other side makes
	private boolean mustWait(Recording.Step step, List<Recording.Step> turn) {
		if (step.fromClient() != this.client) {
			return false;
		}
		Lane lane = step.frame().lane();
		boolean answers = lane == Lane.ACKNOWLEDGEMENT || lane == Lane.KEEP_ALIVE_ANSWER;
		return (this.delivery != Delivery.ALL_AT_ONCE || answers)
				&& turn.stream().anyMatch((earlier) -> earlier.fromClient() != this.client);
	}

	private void playTurn(List<Recording.Step> turn) throws IOException {
		List<WireFrame> said = turn.stream()
			.filter((step) -> step.fromClient() == this.client)
			.map((step) -> withIdOfOther(step.frame()))
			.toList();
		if (!said.isEmpty()) {
			this.delivery.send(this.peer, said.stream().map(WireFrame::text).toList());
		}
		List<WireFrame> answers = turn.stream()
			.filter((step) -> step.fromClient() != this.client)
			.map(Recording.Step::frame)
			.toList();
		answers.forEach(this.other::act);
		for (WireFrame answer : answers) {
			expect(answer);
		}
	}

	private WireFrame withIdOfOther(WireFrame frame) {
		String id = frame.id();
		return (id != null) ? frame.withText(id, this.idsOfOther.getOrDefault(id, id)) : frame;
	}

	private void expect(WireFrame recorded) throws IOException {
		WireFrame expected = this.other.expected(recorded);
		WireFrame sent = next(recorded.lane());
		String id = sent.id();
		if (id != null && (recorded.lane() == Lane.MESSAGE || recorded.lane() == Lane.KEEP_ALIVE)) {
			String recordedId = Objects.requireNonNull(recorded.id(), "The original sends no id");
			assertThat(this.idsOfOther).doesNotContainValue(id);
			this.idsOfOther.put(recordedId, id);
			sent = sent.withText(id, recordedId);
		}
		assertThat(sent).isEqualTo(expected);
	}

	private WireFrame next(Lane lane) throws IOException {
		while (lane(lane).isEmpty()) {
			WireFrame frame = WireFrame.parse(this.peer.receiveFrame());
			lane(frame.lane()).add(frame);
			if (frame.lane() == Lane.MESSAGE) {
				this.messages++;
			}
			else if (frame.lane() != Lane.KEEP_ALIVE_ANSWER) {
				assertThat(this.messages).as("frames before %s", frame).isGreaterThanOrEqualTo(HANDSHAKE);
			}
		}
		return lane(lane).remove();
	}

	private Deque<WireFrame> lane(Lane lane) {
		return Objects.requireNonNull(this.received.get(lane));
	}

}
