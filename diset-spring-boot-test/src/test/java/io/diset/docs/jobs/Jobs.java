package io.diset.docs.jobs;

import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.spring.annotation.ConnectArgument;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The services of the page about the programming model.
 */
interface Jobs {

	/**
	 * The application.
	 */
	@SpringBootApplication
	class JobsApplication {

	}

	// tag::jobs-service[]
	@DisetService("WorkloadManagement/Jobs")
	class JobService {

		private final JobRepository jobs;

		JobService(JobRepository jobs) {
			this.jobs = jobs;
		}

		@OnConnect
		String connected(Worker worker, Principal peer) {
			if (worker.slots() < 1) {
				throw new DisetException("A worker needs a slot");
			}
			return "Welcome, " + peer.getName();
		}

		@OnMessage
		JobState submit(Submit submit) {
			return new JobState(this.jobs.add(submit.executable()), "Waiting");
		}

		@OnMessage
		JobState query(Query query) {
			return new JobState(query.job(), this.jobs.state(query.job()));
		}

		@OnError
		Failed failed(UnknownJobException ex) {
			return new Failed(ex.getMessage());
		}

		@OnDrop
		void dropped(DisetConnection connection, CloseReason reason) {
			System.out.println(connection.identity() + " has gone: " + reason);
		}

	}

	record Worker(String site, int slots) {
	}

	@DisetMessage("Submit")
	record Submit(String executable) {
	}

	@DisetMessage("Query")
	record Query(long job) {
	}

	@DisetMessage("JobState")
	record JobState(long job, String state) {
	}

	@DisetMessage("Failed")
	record Failed(String reason) {
	}
	// end::jobs-service[]

	/**
	 * The jobs.
	 */
	@Component
	class JobRepository {

		private final Map<Long, String> states = new ConcurrentHashMap<>();

		long add(String executable) {
			long id = this.states.size() + 1L;
			this.states.put(id, "Waiting");
			return id;
		}

		String state(long job) {
			return Optional.ofNullable(this.states.get(job)).orElseThrow(() -> new UnknownJobException(job));
		}

	}

	/**
	 * There is no such job.
	 */
	class UnknownJobException extends RuntimeException {

		private static final long serialVersionUID = 1;

		UnknownJobException(long job) {
			super("There is no job " + job);
		}

	}

	/**
	 * Other ways to write handlers.
	 */
	@DisetService(name = "WorkloadManagement/Reports", sends = Alarm.class)
	class ReportService {

		private final Map<String, String> names = new ConcurrentHashMap<>();

		// tag::jobs-arguments[]
		@OnConnect
		void connected(@ConnectArgument String site, @ConnectArgument("max-wait") Optional<Duration> maxWait,
				DisetConnection connection) {
			connection.attributes().put("max-wait", maxWait.orElse(Duration.ofMinutes(1)));
			this.names.put(connection.id(), site);
		}
		// end::jobs-arguments[]

		// tag::jobs-attributes[]
		@OnMessage("Report")
		void report(@DisetAttribute long job, @DisetAttribute("state") String newState, Authentication user) {
			this.names.put("job " + job, newState + " says " + user.getName());
		}

		@OnMessage("Remark")
		Message remark(Message remark) {
			return remark.set("text", "Noted: " + remark.get("text"));
		}
		// end::jobs-attributes[]

		// tag::jobs-reactive[]
		@OnMessage
		Mono<JobState> later(Later later) {
			return Mono.delay(Duration.ofMillis(later.millis())).map((tick) -> new JobState(0, "Later"));
		}

		@OnMessage
		Flux<JobState> watch(Watch watch) {
			return Flux.just("Waiting", "Running", "Done").map((state) -> new JobState(watch.job(), state));
		}
		// end::jobs-reactive[]

		// tag::jobs-execution[]
		@OnMessage(execution = HandlerExecution.EVENT_LOOP)
		Beat beat(Beat beat) {
			return beat;
		}
		// end::jobs-execution[]

		// tag::jobs-concurrency[]
		@OnMessage(concurrency = 8)
		Found find(Find find) {
			return new Found(find.file(), "SE-" + find.file().length());
		}
		// end::jobs-concurrency[]

		@OnMessage
		CompletionStage<Beat> slowBeat(SlowBeat beat) {
			return Mono.just(new Beat(beat.count())).toFuture();
		}

		Map<String, String> names() {
			return this.names;
		}

		// tag::jobs-sealed[]
		@OnMessage
		Answer request(Request request) {
			return (request.slots() <= 8) ? new Granted(request.slots()) : new Denied("At most 8 slots");
		}

		sealed interface Answer permits Granted, Denied {

		}

		@DisetMessage("Granted")
		record Granted(int slots) implements Answer {
		}

		@DisetMessage("Denied")
		record Denied(String reason) implements Answer {
		}
		// end::jobs-sealed[]

	}

	/**
	 * A report.
	 *
	 * @param job the job
	 * @param state its state
	 */
	@DisetMessage("Alarm")
	record Alarm(long job, String state) {
	}

	/**
	 * A request for a late answer.
	 *
	 * @param millis how late
	 */
	@DisetMessage("Later")
	record Later(long millis) {
	}

	/**
	 * A request for states.
	 *
	 * @param job the job
	 */
	@DisetMessage("Watch")
	record Watch(long job) {
	}

	/**
	 * A request for slots.
	 *
	 * @param slots how many
	 */
	@DisetMessage("Request")
	record Request(int slots) {
	}

	/**
	 * A question for a file.
	 *
	 * @param file its name
	 */
	@DisetMessage("Find")
	record Find(String file) {
	}

	/**
	 * The answer.
	 *
	 * @param file the name of the file
	 * @param place where it is
	 */
	@DisetMessage("Found")
	record Found(String file, String place) {
	}

	/**
	 * A sign of life.
	 *
	 * @param count its number
	 */
	@DisetMessage("Beat")
	record Beat(long count) {
	}

	/**
	 * A sign of life.
	 *
	 * @param count its number
	 */
	@DisetMessage("SlowBeat")
	record SlowBeat(long count) {
	}

}
