package io.diset.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.diset.benchmark.soak.SoakMessages.Announce;
import io.diset.benchmark.soak.SoakMessages.Announcement;
import io.diset.benchmark.soak.SoakMessages.Answer;
import io.diset.benchmark.soak.SoakMessages.Ask;
import io.diset.benchmark.soak.SoakMessages.AskLater;
import io.diset.benchmark.soak.SoakMessages.AskLoop;
import io.diset.benchmark.soak.SoakMessages.AskSlow;
import io.diset.benchmark.soak.SoakMessages.Note;
import io.diset.benchmark.soak.SoakMessages.Push;
import io.diset.client.MessageClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A client that behaves: each of its questions gets its answer, in order.
 */
final class Conversation implements Scenario {

	private static final int MAX_TURNS = 20;

	private static final int MAX_BURST = 50;

	private static final int MAX_NOTES = 100;

	private static final int MAX_WAIT = 30;

	private static final int SHORT = 200;

	private static final int LONG = 60_000;

	@Override
	public void run(World world, RandomGenerator random) throws Exception {
		new Dialogue(world, random).run();
	}

	/**
	 * Return a text for a question.
	 * @param random decides what it is
	 * @return the text
	 */
	static String text(RandomGenerator random) {
		int length = random.nextInt((random.nextInt(20) == 0) ? LONG : SHORT);
		String letters = (random.nextInt(4) == 0) ? "\u00fc\u20ac" : "ab";
		return letters.repeat(length / 2) + random.nextInt();
	}

	private static final class Dialogue {

		private final World world;

		private final RandomGenerator random;

		private final MessageClient client;

		private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

		private final BlockingQueue<Long> announced = new LinkedBlockingQueue<>();

		private long next;

		Dialogue(World world, RandomGenerator random) {
			this.world = world;
			this.random = random;
			this.client = world.client();
			this.client.on(Answer.class, this.received::add);
			this.client.on(Note.class, this.received::add);
			this.client.on(Announcement.class, (announcement) -> {
				world.tally().add("announcements received");
				this.announced.add(announcement.id());
			});
		}

		void run() throws Exception {
			try {
				Object welcome = this.client.connect().block(World.PATIENCE);
				require("Welcome".equals(welcome), "a welcome", welcome);
				int turns = 1 + this.random.nextInt(MAX_TURNS);
				for (int i = 0; i < turns && !this.world.isRoundOver(); i++) {
					turn();
				}
				Object rest = this.received.poll();
				require(rest == null, "nothing more", rest);
			}
			finally {
				this.client.close().block(World.PATIENCE);
			}
		}

		private void turn() throws Exception {
			int choice = this.random.nextInt(100);
			if (choice < 60) {
				askMuch();
			}
			else if (choice < 80) {
				beTold();
			}
			else if (choice < 90) {
				announce();
			}
			else {
				this.world.linger(this.random.nextInt(200));
			}
		}

		private void askMuch() throws Exception {
			int burst = 1 + this.random.nextInt(MAX_BURST);
			List<Answer> expected = new ArrayList<>();
			List<Mono<Void>> reports = new ArrayList<>();
			for (int i = 0; i < burst; i++) {
				Object question = question(expected);
				boolean acknowledged = this.random.nextInt(3) == 0;
				reports.add(acknowledged ? this.client.sendAndAwaitAck(question) : this.client.send(question));
				this.world.tally().add(acknowledged ? "questions with acknowledgement" : "questions");
			}
			Mono.when(reports).block(World.PATIENCE);
			for (Answer answer : expected) {
				expect(answer);
				this.world.tally().add("answers");
			}
		}

		private Object question(List<Answer> expected) {
			long id = this.next++;
			int kind = this.random.nextInt(100);
			String text = (kind < 90) ? text(this.random) : "";
			expected.add(new Answer(id, text));
			if (kind < 60) {
				return new Ask(id, text);
			}
			if (kind < 90) {
				return new AskLoop(id, text);
			}
			int wait = this.random.nextInt(MAX_WAIT);
			return (kind < 95) ? new AskSlow(id, wait) : new AskLater(id, wait);
		}

		private void beTold() throws Exception {
			Push push = new Push(this.next++, 1 + this.random.nextInt(MAX_NOTES), this.random.nextInt(SHORT),
					this.random.nextBoolean());
			this.client.send(push).block(World.PATIENCE);
			this.world.tally().add("questions");
			for (int i = 0; i < push.count(); i++) {
				expect(new Note(i, "n".repeat(Math.toIntExact(push.size()))));
			}
			this.world.tally()
				.add(push.acknowledged() ? "notes received and acknowledged" : "notes received", push.count());
			expect(new Answer(push.id(), ""));
			this.world.tally().add("answers");
		}

		private void announce() throws Exception {
			long id = this.random.nextLong() >>> 1;
			this.client.send(new Announce(id)).block(World.PATIENCE);
			this.world.tally().add("announcements");
			long deadline = System.nanoTime() + World.PATIENCE.toNanos();
			while (System.nanoTime() < deadline) {
				Long announced = this.announced.poll(1, TimeUnit.SECONDS);
				if (announced != null && announced == id) {
					return;
				}
			}
			throw new IllegalStateException("The announcement did not come back");
		}

		private void expect(Object message) throws InterruptedException {
			Object found = this.received.poll(World.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			require(message.equals(found), message, found);
		}

		private static void require(boolean condition, Object expected, @Nullable Object found) {
			if (!condition) {
				throw new IllegalStateException("Expected %s, got %s".formatted(cut(expected), cut(found)));
			}
		}

		private static String cut(@Nullable Object value) {
			String text = String.valueOf(value);
			return text.substring(0, Math.min(text.length(), 100));
		}

	}

}
