package io.diset.benchmark.soak;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.diset.benchmark.process.BenchmarkKeys;
import io.diset.benchmark.process.ProcessState;
import io.diset.benchmark.process.ServiceProcess;
import io.diset.client.MessageClient;

/**
 * One soak: rounds of load, and a quiet point after each of them.
 */
final class SoakRun {

	private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-Dio.netty.leakDetection.level=paranoid",
			// Where a lost buffer has been costs more than all the rest
			"-Dio.netty.leakDetection.targetRecords=0",
			// What only a cache holds is not kept
			"-XX:SoftRefLRUPolicyMSPerMB=0");

	private static final Duration QUIET_TIMEOUT = Duration.ofSeconds(60);

	private final List<String> complaints = new ArrayList<>();

	private final List<ProcessState> points = new ArrayList<>();

	private final Tally tally = new Tally();

	private final SoakOptions options;

	private final Path logFile;

	private final SoakReport report;

	SoakRun(SoakOptions options, Path logFile, SoakReport report) {
		this.options = options;
		this.logFile = logFile;
		this.report = report;
	}

	/**
	 * Run.
	 * @return what was wrong, empty if nothing was
	 * @throws GeneralSecurityException if there is no TLS
	 * @throws InterruptedException if the thread is interrupted
	 */
	List<String> run() throws GeneralSecurityException, InterruptedException {
		try (BenchmarkKeys keys = new BenchmarkKeys(); ServiceLog log = new ServiceLog(this.logFile)) {
			try (ServiceProcess service = ServiceProcess.start(SoakServiceApplication.class, JVM_OPTIONS,
					arguments(keys), log)) {
				try (World world = new World(service.port(), keys, this.tally)) {
					rounds(service, world);
					this.report.line(service.ask("growth", QUIET_TIMEOUT));
				}
				int exit = service.stop();
				if (exit != 0) {
					this.complaints.add("the service ended with exit code " + exit);
				}
			}
			catch (IllegalStateException ex) {
				this.complaints.add(String.valueOf(ex.getMessage()));
			}
			judge(log);
		}
		return this.complaints;
	}

	private List<String> arguments(BenchmarkKeys keys) {
		List<String> arguments = new ArrayList<>(keys.serviceArguments());
		arguments.add("--diset.server.ssl.provider=" + (this.options.openSsl() ? "openssl" : "jdk"));
		arguments.add("--soak.fault=" + this.options.fault().name().toLowerCase(Locale.ROOT));
		arguments.addAll(this.options.properties());
		return arguments;
	}

	private void rounds(ServiceProcess service, World world) throws InterruptedException {
		Load load = new Load(world, this.options.seed());
		this.report.heading();
		this.report.point("start", service.measure());
		load.round(this.options.round());
		this.report.point("warm-up", quietPoint(service));
		service.ask("forget", QUIET_TIMEOUT);
		leaveClient(world);
		long end = System.nanoTime() + this.options.time().toNanos();
		while (this.complaints.isEmpty() && (System.nanoTime() < end || this.points.size() < Verdict.MIN_POINTS)) {
			load.round(this.options.round());
			ProcessState state = quietPoint(service);
			this.points.add(state);
			this.report.point(Integer.toString(this.points.size()), state);
		}
	}

	private ProcessState quietPoint(ServiceProcess service) {
		String quiet = service.ask("quiet " + QUIET_TIMEOUT.toMillis(), QUIET_TIMEOUT.multipliedBy(2));
		if (!quiet.equals("Quiet")) {
			this.complaints.add("the load has stopped, but the service does not become quiet: " + quiet);
		}
		return service.measure();
	}

	private void leaveClient(World world) {
		if (this.options.fault() == Fault.CLIENTS) {
			MessageClient client = world.client();
			client.connect().block(World.PATIENCE);
		}
	}

	private void judge(ServiceLog log) {
		this.report.counts("What the peers did:", this.tally.counts());
		this.report.counts("What the service logged:", log.counts());
		this.report.texts("What peers did not get:", this.tally.failures());
		this.report.texts("What should not be in the log:", log.unexpected());
		this.complaints.addAll(Verdict.judge(this.points, Tolerances.DEFAULTS));
		long questions = this.tally.count("questions") + this.tally.count("questions with acknowledgement");
		long answers = this.tally.count("answers");
		if (questions != answers) {
			this.complaints.add("%d questions, but %d answers".formatted(questions, answers));
		}
		Scenarios.names()
			.stream()
			.filter((name) -> this.tally.count("scenario: " + name) == 0)
			.forEach((name) -> this.complaints.add("the load never got to: " + name));
		if (!this.tally.failures().isEmpty()) {
			this.complaints.add("%s (see above for all)".formatted(this.tally.failures().get(0)));
		}
		if (!log.unexpected().isEmpty()) {
			this.complaints
				.add("the log has what should not be there: " + log.unexpected().get(0).lines().findFirst().orElse(""));
		}
	}

}
